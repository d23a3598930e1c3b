"""The bare site that every installation starts from: both home pages, both lists, the practice, the three groups."""

import uuid

from django.conf import settings
from django.db import migrations

LOCALES = ["en", "es"]
HOME = {"en": ("Home", "home"), "es": ("Inicio", "inicio")}
PEOPLE = {"en": ("People", "people"), "es": ("Personas", "personas")}
ARTICLES = {"en": ("Articles", "articles"), "es": ("Artículos", "articulos")}

# Where a permission lives: (application, model) and its code names.
# Wagtail gives the right to choose documents to the groups that are there when its own migration runs.
EVERYBODY = {("wagtailadmin", "admin"): ["access_admin"], ("wagtaildocs", "document"): ["choose_document"]}
MANAGER = EVERYBODY | {
    ("practice", "practicesettings"): ["change_practicesettings"],
    ("practice", "user"): ["add_user", "change_user", "delete_user"],
    ("articles", "topic"): ["add_topic", "change_topic", "delete_topic"],
    ("clinicians", "specialty"): ["add_specialty", "change_specialty", "delete_specialty"],
    ("clinicians", "modality"): ["add_modality", "change_modality", "delete_modality"],
    ("clinicians", "language"): ["add_language", "change_language", "delete_language"],
    ("clinicians", "clientgroup"): ["add_clientgroup", "change_clientgroup", "delete_clientgroup"],
    ("clinicians", "plan"): ["add_plan", "change_plan", "delete_plan"],
    ("search", "synonyms"): ["add_synonyms", "change_synonyms", "delete_synonyms"],
    ("simple_translation", "simpletranslation"): ["submit_translation"],
    ("wagtailredirects", "redirect"): ["add_redirect", "change_redirect", "delete_redirect"],
    ("booking", "referral"): ["add_referral", "change_referral", "delete_referral"],
    ("booking", "callbackrequest"): [
        "add_callbackrequest",
        "change_callbackrequest",
        "delete_callbackrequest",
        "view_callbackrequest",
        "export_callbackrequest",
    ],
}
FRONT_DESK = EVERYBODY | {
    ("booking", "callbackrequest"): ["add_callbackrequest", "change_callbackrequest", "view_callbackrequest"]
}
PAGE_MANAGER = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
COLLECTION_MANAGER = ["add_image", "change_image", "choose_image"]
COLLECTION_THERAPIST = ["add_image", "choose_image"]


# The pages that our tables hold a part of: a row of Wagtail's without one of these cannot be opened.
PAGES = [
    ("home", "HomePage"),
    ("home", "StandardPage"),
    ("clinicians", "ClinicianIndexPage"),
    ("clinicians", "ClinicianPage"),
    ("articles", "ArticleIndexPage"),
    ("articles", "ArticlePage"),
]


def is_whole(apps):
    """Tell whether there is a home page, and no page has lost its part in our tables (docs/upgrading.md)."""
    Page = apps.get_model("wagtailcore", "Page")
    for label, model in PAGES:
        known = Page.objects.filter(content_type__app_label=label, content_type__model=model.lower())
        if known.exclude(pk__in=apps.get_model(label, model).objects.values("pk")).exists():
            return False
    return apps.get_model("home", "HomePage").objects.exists()


def clear_site(apps):
    """Remove what Wagtail's own migrations made, or what is left of a site some of whose tables were taken down."""
    get = apps.get_model
    # What protects a page from being deleted before its neighbors are.
    get("articles", "Authorship").objects.all().delete()
    get("articles", "ArticlePage").objects.update(reviewed_by=None, reviewed_on=None)
    get("clinicians", "ClinicianPage").objects.update(supervisor=None)
    get("wagtailcore", "Site").objects.all().delete()
    get("wagtailcore", "Page").objects.filter(depth__gt=1).delete()
    get("wagtailcore", "Revision").objects.all().delete()
    names = ["Editors", "Moderators", "Practice managers", "Therapists", "Front desk"]
    get("auth", "Group").objects.filter(name__in=names).delete()


def create_site(apps, schema_editor):
    get = apps.get_model
    Page, Site, Locale = (get("wagtailcore", name) for name in ("Page", "Site", "Locale"))
    ContentType = get("contenttypes", "ContentType")

    if is_whole(apps):
        return  # Taken down and up again alone: everything is there still.
    clear_site(apps)
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LOCALES}

    def add(model, label, words, parents, position, **fields):
        """Add one page in each language below its parent there; the tree columns are treebeard's."""
        content_type, _ = ContentType.objects.get_or_create(app_label=label, model=model.lower())
        key, pages = uuid.uuid4(), {}
        for code in LOCALES:
            parent = parents[code]
            step = position if parent.depth > 1 else position + LOCALES.index(code)
            title, slug = words[code]
            pages[code] = get(label, model).objects.create(
                title=title,
                draft_title=title,
                slug=slug,
                path=f"{parent.path}{step:04d}",
                depth=parent.depth + 1,
                numchild=0,
                url_path=f"{parent.url_path}{slug}/",
                content_type=content_type,
                locale=locales[code],
                translation_key=key,
                live=True,
                has_unpublished_changes=False,
                **fields,
            )
            Page.objects.filter(path=parent.path).update(numchild=position if parent.depth > 1 else step)
        return pages

    root = Page.objects.get(depth=1)
    home = add("HomePage", "home", HOME, dict.fromkeys(LOCALES, root), 1)
    people = add("ClinicianIndexPage", "clinicians", PEOPLE, home, 1, show_in_menus=True)
    articles = add("ArticleIndexPage", "articles", ARTICLES, home, 2, show_in_menus=True)

    site = Site.objects.create(
        hostname=settings.SITE_HOST,
        port=443 if settings.SERVES_HTTPS else 80,
        root_page_id=home["en"].pk,
        is_default_site=True,
    )
    get("practice", "PracticeSettings").objects.create(site=site)
    create_groups(apps, home, people, articles)


def create_groups(apps, home, people, articles):
    get = apps.get_model
    ContentType, Permission = get("contenttypes", "ContentType"), get("auth", "Permission")

    def permission(label, model, codename):
        # Django creates permissions after the last migration; this one needs them now.
        content_type, _ = ContentType.objects.get_or_create(app_label=label, model=model)
        name = f"Can {codename.replace('_', ' ')}"
        return Permission.objects.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})[
            0
        ]

    def group(name, models, pages, page_codes, collection_codes):
        group = get("auth", "Group").objects.create(name=name)
        for (label, model), codenames in models.items():
            group.permissions.add(*(permission(label, model, codename) for codename in codenames))
        for page in pages:
            for code in page_codes:
                get("wagtailcore", "GroupPagePermission").objects.create(
                    group=group, page_id=page.pk, permission=permission("wagtailcore", "page", code)
                )
        collection = get("wagtailcore", "Collection").objects.get(depth=1)
        for code in collection_codes:
            get("wagtailcore", "GroupCollectionPermission").objects.create(
                group=group, collection=collection, permission=permission("wagtailimages", "image", code)
            )
        return group

    managers = group("Practice managers", MANAGER, home.values(), PAGE_MANAGER, COLLECTION_MANAGER)
    writes = [*articles.values(), *people.values()]
    group("Therapists", EVERYBODY, writes, ["add_page"], COLLECTION_THERAPIST)
    group("Front desk", FRONT_DESK, [], [], [])

    # Wagtail's one workflow, on every page: what a therapist submits, a manager reads before the public does.
    for task in get("wagtailcore", "GroupApprovalTask").objects.all():
        task.groups.set([managers])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("booking", "0001_initial"),
        ("clinicians", "0002_terms"),
        ("home", "0001_initial"),
        ("practice", "0003_settings"),
        ("search", "0001_initial"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(create_site, migrations.RunPython.noop)]
