"""Why figures cannot be compared, in words for a writer."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.figures.comparison_rows import Fault
from plugins.core.figures.datasets import Dataset

__all__ = ["fault_text"]


def fault_text(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    """Explain why figures cannot be compared.

    Returns:
        (code, text, hint) of the problem.
    """
    words = {
        "unknown": _unknown,
        "unit": _other_unit,
        "period": _same_period,
        "scope-unsaid": _scope_unsaid,
    }
    return words.get(fault.reason, _other_scope)(fault, datasets)


def _unknown(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    names = " en ".join(dataset.id for dataset in datasets)
    what = f"heeft geen {fault.detail}" if fault.detail else f"staat niet in {names}"
    hint = f"Haal “{fault.name}” weg, of kies bij toon iets dat in elke tabel staat."
    return "blok-waarde", f"“{fault.name}” {what}.", hint if fault.detail and datasets[1:] else ""


def _other_unit(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    text = f"Deze cijfers hebben verschillende eenheden: {fault.detail}."
    return "blok-waarde", text, "Noem bij toon alleen cijfers in dezelfde eenheid."


def _same_period(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    text = "Twee van deze tabellen gaan over dezelfde periode."
    return "blok-waarde", text, "Noem van elke periode één tabel."


def _scope_unsaid(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    text = f"Bij {fault.name} staat niet wat de bedragen omvatten; dan zijn ze niet te vergelijken."
    hint = (
        f"Zet in content/data/{fault.name}/toelichting.md bij omvat wat erin zit, bijvoorbeeld:"
        " alleen deze periode."
    )
    return "omvat-verschilt", text, hint


def _other_scope(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    text = (
        f"“{fault.name}” omvat niet overal hetzelfde ({fault.detail}); naast elkaar misleidt dat."
    )
    hint = (
        "Noem bij toon een hele kant (inkomsten of uitgaven): dan staat het vergelijkbare deel"
        " vooraan. Of zet in de kolom omvat welke regels er iets anders in zijn."
    )
    return "omvat-verschilt", text, hint
