"""The list of the rules, and carrying them out."""

from collections.abc import Callable, Iterable

from app.domain.audit import certified, money, plan, presence, seats
from app.domain.audit.facts import Facts
from app.domain.audit.finding import GROUPS, SEVERITIES, Finding

RULES: tuple[Callable[[Facts], Iterable[Finding]], ...] = (
    plan.plan, seats.quotas, seats.people, presence.attendance, presence.signatures, money.payments,
    certified.certificates, certified.numbers, plan.people_with_parts,
)  # fmt: skip


def findings(facts: Facts) -> tuple[Finding, ...]:
    """All that an auditor would ask about, by group, the gravest first."""
    found = [finding for rule in RULES for finding in rule(facts)]
    grave = list(SEVERITIES)
    return tuple(sorted(found, key=lambda one: (GROUPS.index(one.group), grave.index(one.severity))))
