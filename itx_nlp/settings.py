"""What extraction depends on besides the articles."""

from dataclasses import dataclass, field

from itx_nlp.corpus import Options


@dataclass(frozen=True)
class Settings:
    """A base model, a folder of words laid over ours, and how to read."""

    model: str | None = None
    data: str | None = None
    options: Options = field(default_factory=Options)
