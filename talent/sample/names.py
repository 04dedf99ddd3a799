"""The sample's people: invented names, and accounts that only a chosen few can sign in to."""

from __future__ import annotations

from models import Role, User
from talent.accounts.service import new_stamp
from talent.sample.content import read
from talent.sample.draw import Draw

DOMAIN = "sample.talent.example"
_NOBODY = "!"


class Names:
    """Draws names so that no two people share one."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.groups = read("names.toml")
        self.given: set[str] = set()

    def name(self) -> str:
        """Return a name nobody has yet."""
        shares = {key: group["share"] for key, group in self.groups.items()}
        while True:
            group = self.groups[self.draw.weighted(shares)]
            first = self.draw.one(group["women"] + group["men"])
            name = f"{first} {self.draw.one(group['family'])}"
            if name not in self.given:
                self.given.add(name)
                return name

    def user(self, role: Role, key: str, language: str) -> User:
        """Return an account of an invented person; nobody can sign in to it."""
        at = self.draw.moment(self.draw.day(-700, -60))
        return User(
            email=f"{key}@{DOMAIN}",
            name=self.name(),
            password_hash=_NOBODY,
            role=role,
            language=language,
            confirmed_at=at,
            created_at=at,
            stamp=new_stamp(),
            is_sample=True,
        )
