"""Panels for those who write: their texts, comments to answer, reviews, new clients, the license."""

from __future__ import annotations

import datetime as dt

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Comment, CommentReply, Page

from articles.beginning import ways_to_begin
from articles.models import ArticlePage
from articles.reviews import MAY_REVIEW
from clinicians.models import ClinicianPage
from practice.roles.groups import publishes
from practice.upkeep.reminders import LICENSE_WARNING_DAYS, asks_again_on, due_for_review

from ..standing import where_they_stand
from .panel import Panel

SHOWN, SHOWN_ONLINE = 20, 5


class TextsPanel(Panel):
    """Own texts and where each stands: what is unfinished, then what is behind its original or went online last."""

    order = 20
    template_name = "practice/admin/texts_panel.html"
    heading = _("Your writing")

    def __init__(self, user, profile):
        self.user, self.profile = user, profile

    def own(self):
        """Return articles and profile, and translations once they are begun."""
        begun = Q(alias_of=None) | Q(latest_revision__isnull=False)
        own = Page.objects.filter(begun, owner=self.user).type(ArticlePage, ClinicianPage).select_related("locale")
        return own.annotate(behind_since=F("translation_state__behind_since"))

    def get_context_data(self, parent_context):
        manages = publishes(self.user)
        order = [F("latest_revision_created_at").desc(nulls_last=True), "-pk"]
        newest = self.own().order_by(*order)
        is_online = Q(live=True, has_unpublished_changes=False)
        # A manager keeps what others have written, too; what is unfinished is the own work.
        online = newest.filter(is_online).type(ArticlePage) if self.profile or not manages else newest.none()
        behind_first = online.order_by(F("behind_since").asc(nulls_last=True), *order)
        return {
            "heading": self.heading,
            "unfinished": where_they_stand(newest.exclude(is_online)[:SHOWN], self.user),
            "online": where_they_stand(behind_first[:SHOWN_ONLINE], self.user),
            "ways_to_begin": ways_to_begin(),
            "profile": self.profile,
            "is_manager": manages,
        }


class CommentsPanel(Panel):
    """Open comments in which someone else had the last word: on own texts, or begun by a manager on another's."""

    order = 25
    template_name = "practice/admin/comments_panel.html"
    heading = _("Comments to answer")

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        replies = CommentReply.objects.filter(comment=OuterRef("pk")).order_by("-created_at", "-pk")
        mine = Q(page__owner=self.user)
        if publishes(self.user):
            mine |= Q(user=self.user)
        found = (
            Comment.objects.filter(mine, resolved_at=None)
            .annotate(
                speaker=Coalesce(Subquery(replies.values("user")[:1]), F("user"), output_field=BigIntegerField()),
                words=Coalesce(Subquery(replies.values("text")[:1]), F("text")),
                said_at=Coalesce(Subquery(replies.values("created_at")[:1]), F("created_at")),
            )
            .exclude(speaker=self.user.pk)
            .select_related("page", "user")
            .order_by("-said_at")[:SHOWN]
        )
        return {"heading": self.heading, "comments": with_speakers(found)}


def with_speakers(comments) -> list[Comment]:
    """Hand each comment the account of who spoke last, all in one query."""
    comments = list(comments)
    speakers = Comment._meta.get_field("user").related_model.objects.in_bulk({each.speaker for each in comments})
    for comment in comments:
        comment.speaker = speakers.get(comment.speaker)
    return comments


class ReviewsPanel(Panel):
    """Own articles whose next review is due soon, or was."""

    order = 30
    template_name = "practice/admin/reviews_panel.html"
    heading = _("Articles to read again")

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        today = timezone.localdate()
        due = due_for_review(self.user)
        return {
            "heading": self.heading,
            "articles": due.defer_streamfields()[:SHOWN],
            "today": today,
            "may_review": self.user.has_perm(MAY_REVIEW),
        }


class AnswerPanel(Panel):
    """“Still accepting new clients?”, answered in one tap."""

    order = 10
    template_name = "practice/admin/answer_panel.html"
    heading = _("Still accepting new clients?")

    def __init__(self, practice, profile):
        self.practice, self.profile = practice, profile

    def get_context_data(self, parent_context):
        answers = {
            ClinicianPage.Accepting.YES: _("Yes"),
            ClinicianPage.Accepting.WAITLIST: _("Waitlist"),
            ClinicianPage.Accepting.NO: _("No"),
        }
        return {
            "heading": self.heading,
            "profile": self.profile,
            "answers": [(value.value, label) for value, label in answers.items()],
            "is_old": self.profile.accepting_status(self.practice) == "ask",
            "until": self.profile.accepting_until(self.practice),
            "is_soon": asks_again_on(self.profile, self.practice) <= timezone.localdate(),
        }


class OwnLicensePanel(Panel):
    """The own license, if it has expired or soon will (B16)."""

    order = 12
    template_name = "practice/admin/own_license_panel.html"
    heading = _("Your license")

    def __init__(self, profile):
        self.profile = profile

    def get_context_data(self, parent_context):
        expires, today = self.profile.license_expires, timezone.localdate()
        is_soon = bool(expires) and expires <= today + dt.timedelta(days=LICENSE_WARNING_DAYS)
        return {
            "heading": self.heading,
            "expires": expires if is_soon else None,
            "has_expired": is_soon and expires < today,
        }
