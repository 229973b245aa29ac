"""Rules over features: signs of a role, and the type of a claim, the first that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from claimspan.extract.claims.features import Features
from claimspan.extract.claims.own import by_folder, load
from claimspan.records import ClaimType, Role
from claimspan.rules import RuleModel

RULE_VALUE = 5.0
"""The value of the feature of the deciding type rule: large, so that the penalty bears little on it."""


class FeatureRule(RuleModel):
    """Fits when one of ``any`` (if there are any) and all of ``all`` hold and none of ``unless``."""

    id: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    example: str

    def fits(self, values: dict[str, float]) -> bool:
        """Whether the rule fits the features of a unit."""
        known = values.keys()
        return (
            (not self.any or not known.isdisjoint(self.any))
            and all(map(values.__contains__, self.all))
            and known.isdisjoint(self.unless)
        )

    def triggers(self, found: Features) -> tuple[int, ...]:
        """The tokens behind the features that made the rule fit."""
        names = [name for name in (*self.any, *self.all) if name in found.values]
        return tuple(sorted({token for name in names for token in found.tokens.get(name, ())}))


Rule = TypeVar("Rule", bound=FeatureRule)


@dataclass(frozen=True)
class RuleIndex(Generic[Rule]):
    """Rules in their order by the features that they need, so that only those that can fit are tried.

    ``needing[f]`` are the numbers of the rules that feature ``f`` may bring to fit, ``always`` of those that need none.
    """

    rules: tuple[Rule, ...]
    needing: dict[str, list[int]]
    always: tuple[int, ...]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "RuleIndex[Rule]":
        """Index rules."""
        needing: dict[str, list[int]] = {}
        needs = [rule.any or rule.all[:1] for rule in rules]
        for number, names in enumerate(needs):
            for name in names:
                needing.setdefault(name, []).append(number)
        return cls(tuple(rules), needing, tuple(number for number, names in enumerate(needs) if not names))

    def fitting(self, values: dict[str, float]) -> Iterator[Rule]:
        """The rules that fit the features of a unit, in their order."""
        tried = set(self.always)
        for name in self.needing.keys() & values.keys():
            tried.update(self.needing[name])
        for number in sorted(tried):
            if self.rules[number].fits(values):
                yield self.rules[number]


class TypeRule(FeatureRule):
    """A rule of ``types.toml``."""

    type: ClaimType


class RoleSign(FeatureRule):
    """A rule of ``roles.toml``."""

    role: Role
    weight: float = 1.0


class Group(RuleModel):
    """A feature that is on when one of others is; see ``groups.toml``."""

    name: str
    any: tuple[str, ...]
    unless: tuple[str, ...] = ()


class TypeRules(RuleModel):
    """The schema of ``types.toml``: the order is the scheme's, and the last rule fits everything."""

    rules: tuple[TypeRule, ...]


class RoleSigns(RuleModel):
    """The schema of ``roles.toml``."""

    rules: tuple[RoleSign, ...]


class Groups(RuleModel):
    """The schema of ``groups.toml``."""

    groups: tuple[Group, ...]


@by_folder
def type_rules(folder: Path | None) -> tuple[TypeRule, ...]:
    """The rules for the type."""
    return load(folder, "types.toml", TypeRules).rules


@by_folder
def role_signs(folder: Path | None) -> tuple[RoleSign, ...]:
    """The signs of a role."""
    return load(folder, "roles.toml", RoleSigns).rules


@by_folder
def _type_index(_: Path | None) -> RuleIndex[TypeRule]:
    return RuleIndex.of(type_rules())


@by_folder
def _sign_index(_: Path | None) -> RuleIndex[RoleSign]:
    return RuleIndex.of(role_signs())


@by_folder
def groups(folder: Path | None) -> tuple[Group, ...]:
    """The groups of features."""
    return load(folder, "groups.toml", Groups).groups


def apply_rules(found: Features) -> TypeRule:
    """Add the groups, the signs and the type rule that fits to the features of a unit; the rule is returned."""
    for group in groups():
        names = [name for name in group.any if name in found.values]
        if names and not any(name in found.values for name in group.unless):
            found.add(group.name, [token for name in names for token in found.tokens.get(name, ())])
    balance = 0.0
    for sign in list(_sign_index().fitting(found.values)):
        found.add(f"sign:{sign.id}", sign.triggers(found))
        balance += sign.weight if sign.role == "claim" else -sign.weight
    found.add("balance of signs", (), balance)
    rule = next(_type_index().fitting(found.values))
    found.add(f"rule:{rule.id}", rule.triggers(found))
    found.add(f"rule type:{rule.type}", rule.triggers(found), RULE_VALUE)
    return rule
