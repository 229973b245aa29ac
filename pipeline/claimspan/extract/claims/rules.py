"""Rules over features: signs of a role, and the type of a claim, the first that fits."""

from functools import lru_cache

from claimspan.extract.claims.features import Features
from claimspan.records import ClaimType, Role
from claimspan.rules import RuleModel, load_rules

PACKAGE = "claimspan.extract.claims"
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


@lru_cache
def type_rules() -> tuple[TypeRule, ...]:
    """The packaged rules for the type."""
    return load_rules(PACKAGE, "types.toml", TypeRules).rules


@lru_cache
def role_signs() -> tuple[RoleSign, ...]:
    """The packaged signs of a role."""
    return load_rules(PACKAGE, "roles.toml", RoleSigns).rules


@lru_cache
def groups() -> tuple[Group, ...]:
    """The packaged groups of features."""
    return load_rules(PACKAGE, "groups.toml", Groups).groups


def apply_rules(found: Features) -> TypeRule:
    """Add the groups, the signs and the type rule that fits to the features of a unit; the rule is returned."""
    for group in groups():
        names = [name for name in group.any if name in found.values]
        if names and not any(name in found.values for name in group.unless):
            found.add(group.name, [token for name in names for token in found.tokens.get(name, ())])
    balance = 0.0
    for sign in role_signs():
        if sign.fits(found.values):
            found.add(f"sign:{sign.id}", sign.triggers(found))
            balance += sign.weight if sign.role == "claim" else -sign.weight
    found.add("balance of signs", (), balance)
    rule = next(rule for rule in type_rules() if rule.fits(found.values))
    found.add(f"rule:{rule.id}", rule.triggers(found))
    found.add(f"rule type:{rule.type}", rule.triggers(found), RULE_VALUE)
    return rule
