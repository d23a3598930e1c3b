"""Mails to a person about the own account, through the outbox."""

from practice.mail.outbox import queue_mail


def tell_of_reset(person) -> None:
    if person.email:
        queue_mail("accounts.second_factor_reset", account=person)
