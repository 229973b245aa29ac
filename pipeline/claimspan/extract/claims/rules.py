"""Rules over features: signs of a role, and the type of a claim, the first that fits."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

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

    def triggers(self, found: Features) -> tuple[int, ...]:
        """The tokens behind the features that made the rule fit."""
        return found.behind((*self.any, *self.all))


Rule = TypeVar("Rule", bound=FeatureRule)


class Testable(NamedTuple, Generic[Rule]):
    """A rule with its features as bits."""

    rule: Rule
    any: int
    all: int
    unless: int


@dataclass(frozen=True)
class RuleIndex(Generic[Rule]):
    """Rules in their order with the features that they speak of as bits, so that one operation tests many.

    ``bits[f]`` is the bit of feature ``f``.
    """

    bits: dict[str, int]
    tests: tuple[Testable[Rule], ...]

    @classmethod
    def of(cls, rules: Sequence[Rule]) -> "RuleIndex[Rule]":
        """Index rules."""
        names = dict.fromkeys(name for rule in rules for name in (*rule.any, *rule.all, *rule.unless))
        bits = {name: 1 << place for place, name in enumerate(names)}

        def joined(features: tuple[str, ...]) -> int:
            return sum(bits[name] for name in set(features))

        return cls(bits, tuple(Testable(rule, *map(joined, (rule.any, rule.all, rule.unless))) for rule in rules))

    def fitting(self, features: Set[str]) -> Iterator[Rule]:
        """The rules that fit the features of a unit, in their order."""
        held = sum(self.bits[name] for name in self.bits.keys() & features)
        for rule, any_of, all_of, unless in self.tests:
            if (any_of & held or not any_of) and all_of & held == all_of and not unless & held:
                yield rule


class TypeRule(FeatureRule):
    """A rule of ``types.toml``."""

    type: ClaimType


class RoleSign(FeatureRule):
    """A rule of ``roles.toml``.

    Where ``least`` is above zero, the scheme's definition leaves no doubt: the role has at least that probability.
    """

    role: Role
    weight: float = 1.0
    least: float = 0.0


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


class Applied(NamedTuple):
    """What the rules make of a unit: the type rule that fits, the values that the learned part weighs, and the sign
    that by itself decides the role, if there is one.
    """

    rule: TypeRule
    learned: dict[str, float]
    decisive: RoleSign | None


def apply_rules(found: Features) -> Applied:
    """Add the groups, the signs and the type rule that fits to the features of a unit."""
    held = found.tokens.keys()
    for group in groups():
        if not held.isdisjoint(group.any) and held.isdisjoint(group.unless):
            found.add(group.name, found.behind(group.any))
    signs = list(_sign_index().fitting(held))
    for sign in signs:
        found.add(f"sign:{sign.id}", sign.triggers(found))
    rule = next(_type_index().fitting(held))
    triggers = rule.triggers(found)
    for name in (f"rule:{rule.id}", f"rule type:{rule.type}"):
        found.add(name, triggers)
    learned = {
        **{f"sign:{sign.id}": 1.0 for sign in signs},
        "balance of signs": sum(sign.weight if sign.role == "claim" else -sign.weight for sign in signs),
        f"rule:{rule.id}": 1.0,
        f"rule type:{rule.type}": RULE_VALUE,
    }
    return Applied(rule, learned, next((sign for sign in signs if sign.least > 0), None))
