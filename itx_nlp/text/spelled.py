"""Add up a number in words, as its words come: two hundred and fifty thousand."""

from dataclasses import dataclass


@dataclass(slots=True)
class Spelled:
    """A number as read so far: scales have closed `total`; `group`, below a thousand, still waits for one.

    plain is the last group that a scale closed and scale what it was multiplied by; last is the role of the last word.
    """

    total: float = 0.0
    group: float = 0.0
    plain: float = 0.0
    scale: float = 1.0
    last: str = ""

    @property
    def value(self) -> float:
        """Give the number so far."""
        return self.total + self.group

    @property
    def is_open(self) -> bool:
        """Tell whether no scale ends the number: fifty, two million and ten."""
        return bool(self.group) or not self.total

    def add(self, role: str, value: float) -> bool:
        """Take in a word by its role in numbers.jsonl; False where it can't follow the words so far."""
        behind = self.last
        if (role == "digit" and behind in ("", "ten", "hundred", "scale")) or (
            role in ("teen", "ten") and behind in ("", "hundred", "scale")
        ):
            self.group += value
        elif role == "hundred" and behind in ("", "digit", "teen"):
            self.group = (self.group or 1) * 100
        elif role == "dozen" and behind != "dozen":
            self.group = (self.group or 1) * 12
        elif role == "scale":
            self._multiply(value)
        elif role != "zero" or behind:
            return False
        self.last = role
        return True

    def _multiply(self, scale: float) -> None:
        if not self.group and self.total and scale > 1:  # lakh crore
            self.total, self.scale = self.total * scale, self.scale * scale
        else:
            self.plain, self.scale = self.group or 1, scale
            self.total, self.group = self.total + self.plain * scale, 0.0
