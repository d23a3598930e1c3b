"""Draw the plants: python scripts/drawings/draw.py [name …]; with `scenes`, the pictures of the demonstration."""

import sys
from pathlib import Path

from pen import Pen
from plants import PLANTS
from scenes import SCENES

HERE = Path(__file__).resolve().parent
PLANT_FOLDER = HERE.parents[1] / "static" / "img" / "plants"


def main(names: list[str]) -> None:
    if names == ["scenes"]:
        return write(SCENES, HERE, width=1200, height=800)
    return write({draw: seed for draw, seed in PLANTS.items() if not names or draw.__name__ in names}, PLANT_FOLDER)


def write(drawings, folder: Path, **size) -> None:
    for draw, seed in drawings.items():
        pen = Pen(seed=seed, **size)
        draw(pen)
        (folder / f"{draw.__name__}.svg").write_text(pen.svg())


if __name__ == "__main__":
    main(sys.argv[1:])
