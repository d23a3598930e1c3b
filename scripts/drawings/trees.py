"""The trees and shrubs among the plants: sycamore, toyon, buckwheat and willow."""

from pen import Pen, along, frame, polar


def sycamore(pen: Pen) -> None:
    """Broad leaves of five lobes and seed balls on a string."""
    stem = [(96, 28), (150, 66), (212, 120), (232, 204), (226, 300)]
    pen.stroke(*stem, width=9, taper=(0.9, 0.4))
    for t, x, y, angle, length in ((0.34, 236, 108, -22, 108), (0.5, 176, 158, 152, 124), (1, 216, 300, 106, 112)):
        pen.stroke(along(stem, t), (x, y), width=4)
        _lobed(pen, x, y, angle, length)
    string = [(226, 164), (282, 196), (316, 252), (322, 330)]
    pen.stroke(*string, width=3.6)
    for x, y in (along(string, 0.64), (324, 350)):
        pen.disc(x + 2, y + 2, 19)
        pen.ring(x, y, 21, points=8, width=4.6, layer="clay")
        for spike in range(0, 360, 30):
            pen.stroke(
                polar(x, y, spike, 16),
                polar(x, y, spike, 22),
                polar(x, y, spike + 6, 29),
                width=2.6,
                layer="clay",
                step=8,
            )


def _lobed(pen: Pen, x, y, angle, length) -> None:
    place = frame(x, y, angle)

    def at(down, across):
        return place(down * length / 100, across * length / 100)

    half = [(0, 0), (-8, 14), (-14, 46), (2, 36), (16, 32), (34, 54), (56, 66), (52, 44), (54, 22), (76, 14), (104, 0)]
    for side in (-1, 1):
        pen.stroke(*(at(down, across * side) for down, across in half), width=5 if side > 0 else 4.2, step=12)
        pen.stroke(at(2, 0), at(26, 26 * side), at(46, 52 * side), width=2.8, step=24)
        pen.stroke(at(0, 0), at(-6, 18 * side), at(-10, 36 * side), width=2.4, step=24)
    pen.stroke(at(0, 0), at(48, 3), at(88, 0), width=3.4, step=24)


def toyon(pen: Pen) -> None:
    """Toothed leaves under a broad head of winter berries."""
    stem = [(198, 426), (206, 340), (192, 260), (202, 186)]
    pen.stroke(*stem, width=8)
    for x, y, angle, length in (
        (204, 366, -158, 120),
        (204, 344, -24, 124),
        (194, 282, -168, 126),
        (193, 262, -14, 128),
    ):
        _toothed(pen, x, y, angle, length)
    berries = [
        (106, 128),
        (146, 98),
        (190, 108),
        (232, 88),
        (270, 112),
        (300, 150),
        (170, 58),
        (212, 42),
        (252, 58),
        (160, 142),
        (214, 138),
        (256, 154),
        (118, 168),
        (188, 172),
    ]
    for x, y in berries:
        pen.stroke((202, 190), ((202 * 2 + x) / 3, (190 + y) / 2 + 6), (x, y + 13), width=2.6, step=24)
    for index, (x, y) in enumerate(berries):
        pen.disc(x + 1, y + 1, 13, 12, points=7)
        pen.ring(x, y, 14, 13, points=8, width=4.4, layer="clay")
        if index % 2:
            pen.stroke((x - 4, y - 5), (x, y - 8), (x + 4, y - 5), width=2.4, layer="clay", step=5)


def _toothed(pen: Pen, x, y, angle, length) -> None:
    place = frame(x, y, angle)
    for side in (-1, 1):
        edge = [place(0, 0)]
        for tooth in range(1, 7):
            t = tooth / 7
            swell = 25 * (4 * t * (1 - t)) ** 0.8
            edge += [place(length * (t - 0.03), side * (swell + 2)), place(length * (t + 0.02), side * (swell - 2))]
        pen.stroke(*edge, place(length, 0), width=4, step=9)
    pen.stroke(place(4, 0), place(length * 0.5, 2), place(length * 0.86, 0), width=2.8)


def buckwheat(pen: Pen) -> None:
    """Round heads on forked bare stems above a tuft of narrow leaves."""
    base = (200, 424)
    for fork, heads in (
        ((188, 250), ((132, 130, 40), (196, 78, 46))),
        ((240, 272), ((270, 142, 42), (322, 206, 34))),
        ((136, 300), ((74, 218, 34), (116, 244, 26))),
    ):
        pen.stroke(base, ((base[0] + fork[0]) / 2 + 4, (base[1] + fork[1]) / 2), fork, width=6)
        for x, y, size in heads:
            pen.stroke(fork, ((fork[0] + x) / 2 + 5, (fork[1] + y) / 2 - 6), (x, y + size * 0.34), width=4.2)
            _cloud(pen, x, y, size)
        for side in (-1, 1):
            pen.leaf(*fork, -90 + side * 70, 26, 5, vein=False, width=3)
    for angle in (-172, -154, -136, -118, -64, -46, -28, -10):
        pen.leaf(*polar(*base, -90, 14), angle, 74 - abs(angle + 90) * 0.2, 8, vein=False, width=3.6)


def _cloud(pen: Pen, x, y, size) -> None:
    pen.fill(
        (x - size * 0.9, y + 6),
        (x - size * 0.6, y - size * 0.4),
        (x + 3, y - size * 0.62),
        (x + size * 0.7, y - size * 0.36),
        (x + size * 0.95, y + 6),
        (x + 2, y + size * 0.34),
    )
    for across, down in (
        (-0.8, 0.02),
        (-0.42, -0.34),
        (0.14, -0.46),
        (0.62, -0.2),
        (0.84, 0.1),
        (-0.3, 0.12),
        (0.3, 0.1),
        (-0.06, -0.12),
    ):
        cx, cy = x + across * size, y + down * size
        pen.ring(cx, cy, size * 0.19, size * 0.16, points=6, width=3.6, layer="clay")
    pen.stroke((x - size * 0.6, y + size * 0.34), (x, y + size * 0.44), (x + size * 0.6, y + size * 0.32), width=3.6)


def willow(pen: Pen) -> None:
    """Hanging rods with narrow leaves and two catkins."""
    branch = [(60, 60), (140, 48), (230, 66), (340, 44)]
    pen.stroke(*branch, width=9, taper=(0.9, 0.4))
    rods = (
        [(104, 54), (92, 150), (112, 250), (96, 372)],
        [(196, 58), (206, 150), (190, 260), (204, 388)],
        [(286, 56), (306, 150), (292, 250), (312, 350)],
    )
    for number, rod in enumerate(rods):
        pen.stroke(*rod, width=5)
        for index, t in enumerate((0.2, 0.34, 0.48, 0.62, 0.76, 0.88)):
            x, y = along(rod, t)
            for side in (-1, 1):
                if number == 1 and index in (1, 2) and side > 0:
                    continue
                pen.leaf(x, y + side * 5, 90 - side * 34, 74 - index * 5, 8, vein=False, width=3.8)
        pen.leaf(*along(rod, 1), 90, 34, 6, vein=False, width=3.6)
    for t, lean in ((0.28, 20), (0.44, 24)):
        _catkin(pen, *along(rods[1], t), lean)


def _catkin(pen: Pen, x, y, lean) -> None:
    place = frame(x, y, 90 - lean)
    pen.fill(place(10, 2), place(24, 13), place(50, 12), place(66, 0), place(50, -9), place(24, -9))
    pen.stroke(place(0, 0), place(14, 0), width=4, step=6)
    pen.stroke(place(12, 0), place(24, 12), place(50, 11), place(68, 0), width=4, layer="clay", step=10)
    pen.stroke(place(12, 0), place(24, -11), place(50, -11), place(68, 0), width=4, layer="clay", step=10)
    for step in range(4):
        pen.stroke(
            place(20 + step * 10, -7),
            place(25 + step * 10, 0),
            place(20 + step * 10, 7),
            width=2.8,
            layer="clay",
            step=9,
        )
