"""Security headers: Content-Security-Policy and Permissions-Policy by kind of page; CORP and COEP of every answer."""

from practice.roles.url_allowlist import SIGN_IN

PUBLIC_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
# Wagtail's editor shows what is being uploaded, and previews pages in a frame; its widgets and panels hold scripts, and
# its rich text writes styles (docs/decisions/0019-content-security-policies.md lists them).
EDITOR_POLICY = PUBLIC_POLICY | {
    "script-src": "'self' 'unsafe-inline'",
    "script-src-attr": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "base-uri": "'self'",
}
# The desk's screens hold what visitors told us, and are no stricter than the public site only for Wagtail's frame.
DESK_POLICY = PUBLIC_POLICY | {"frame-ancestors": "'none'"}
# Screens in the admin that need nothing of the editor: by namespace, or by name where Wagtail gives none.
DESK = SIGN_IN | {"callback_requests", "my_sessions", "people", "reset_second_factor", "wagtailadmin_home"}


def _written(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


PUBLIC, EDITOR, DESK_ONLY = _written(PUBLIC_POLICY), _written(EDITOR_POLICY), _written(DESK_POLICY)


def policy_for(request, response) -> str:
    """Return the policy of a page; what leads nowhere in the admin, or elsewhere, loads nothing the editor needs."""
    if not request.path.startswith("/admin/"):
        return PUBLIC
    match = request.resolver_match
    leads_on = 300 <= response.status_code < 400
    return DESK_ONLY if match is None or leads_on or {match.namespace, match.view_name} & DESK else EDITOR


class ContentSecurityPolicyMiddleware:
    """Lets a page load from its own address and nowhere else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_for(request, response))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        return response


class CrossOriginMiddleware:
    """Lets no other site show, frame or read an answer, files included, nor share a process with it (CORP, COEP)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
        return response
