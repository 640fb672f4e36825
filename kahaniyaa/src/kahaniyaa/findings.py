"""What the doctor found: one thing looked at, how it is, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: fine or not, and what can be done about it."""

    what: str
    state: str
    fine: bool = True
    advice: str = ""

    def told(self) -> str:
        """It in a line, and what to do in a second one."""
        line = f" {'ok ' if self.fine else 'NO '} {self.what:<20} {self.state}\n"
        return line + f"     {'':<20} → {self.advice}\n" if self.advice else line
