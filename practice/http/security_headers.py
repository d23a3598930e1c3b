"""Security headers: Content-Security-Policy and Permissions-Policy of public pages and of the admin."""

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
# Wagtail's editor writes inline scripts and styles, and previews pages in a frame.
ADMIN_POLICY = PUBLIC_POLICY | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "base-uri": "'self'",
}


class ContentSecurityPolicyMiddleware:
    """Lets a page load from its own address and nowhere else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.admin = (
            "; ".join(f"{name} {value}" for name, value in policy.items()) for policy in (PUBLIC_POLICY, ADMIN_POLICY)
        )

    def __call__(self, request):
        response = self.get_response(request)
        in_admin = request.path.startswith("/admin/")
        response.headers.setdefault("Content-Security-Policy", self.admin if in_admin else self.public)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        return response
