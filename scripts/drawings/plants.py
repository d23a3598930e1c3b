"""Plants of the Riverside valley, one for each clinician who wants no photograph."""

from pen import Pen, along, frame
from trees import buckwheat, sycamore, toyon, willow


def lemon(pen: Pen) -> None:
    stem = [(214, 424), (206, 340), (184, 250), (198, 150), (232, 62)]
    pen.stroke(*stem, width=8)
    for x, y, angle, length in (
        (210, 388, -20, 104),
        (184, 256, -158, 112),
        (186, 238, -30, 122),
        (196, 156, -160, 112),
        (210, 116, -18, 108),
        (222, 86, -136, 84),
        (231, 62, -64, 56),
    ):
        pen.leaf(x, y, angle, length, 23, width=5)
    _lemon(pen, 112, 336, 1.0)
    pen.stroke((190, 284), (154, 262), (114, 280), width=4.5)
    _lemon(pen, 296, 304, 0.84)
    pen.stroke((188, 262), (244, 236), (295, 258), width=4.5)


def _lemon(pen: Pen, x, y, size) -> None:
    place = frame(x, y, 90)

    def at(down, across):
        return place(down * size, across * size)

    pen.fill(at(-48, 4), at(-34, -30), at(0, -42), at(36, -30), at(56, 2), at(40, 34), at(2, 46), at(-32, 34))
    half = [(-54, 0), (-52, 12), (-36, 34), (-4, 45), (30, 38), (50, 16), (60, 9), (68, 0)]
    for side in (-1, 1):
        pen.stroke(*(at(down, across * side) for down, across in half), width=5.5, layer="clay", step=10)
    for down, across in ((-8, 14), (14, -16), (28, 10), (-24, -12)):
        pen.ring(*at(down, across), 2.2, points=5, width=2.6, layer="clay")


def orange(pen: Pen) -> None:
    """One fruit and one blossom on the same branch, as in March."""
    pen.stroke((196, 424), (204, 342), (186, 258), (206, 172), (222, 96), width=8)
    for x, y, angle, length in (
        (203, 350, -158, 118),
        (190, 280, -20, 112),
        (188, 262, -172, 116),
        (197, 206, -30, 126),
        (208, 160, -152, 92),
        (216, 122, -36, 98),
        (222, 98, -96, 72),
    ):
        pen.leaf(x, y, angle, length, 25, width=5)
    pen.disc(291, 345, 51)
    pen.ring(288, 342, 53, 52, points=9, width=6, layer="clay")
    pen.stroke((203, 318), (246, 282), (288, 290), width=5)
    for tip in (276, 288, 300):
        pen.line((287, 290), (tip, 304), width=3, bend=1)
    for x, y in ((262, 352), (286, 370), (310, 352), (302, 322)):
        pen.ring(x, y, 2.4, points=5, width=3, layer="clay")
    for petal in range(5):
        pen.leaf(112, 132, -90 + petal * 72, 44, 13, vein=False, width=4, layer="clay")
    pen.stroke((194, 232), (150, 190), (118, 140), width=4.5)
    pen.ring(112, 132, 7, points=6, width=4)


def manzanita(pen: Pen) -> None:
    """Crooked red branches, small upright leaves, a cluster of little apples."""
    trunk = [(196, 426), (206, 376), (180, 326), (204, 262), (190, 214)]
    right = [(204, 262), (248, 214), (240, 168), (276, 116), (268, 70)]
    left = [(196, 232), (150, 176), (160, 132), (132, 84)]
    low = [(186, 318), (132, 286), (102, 300)]
    pen.stroke(*trunk, width=13, taper=(0.9, 0.7), layer="clay")
    pen.stroke(*right, width=9, taper=(0.9, 0.4), layer="clay")
    pen.stroke(*left, width=9, taper=(0.9, 0.4), layer="clay")
    pen.stroke(*low, width=6, layer="clay")
    for branch, t, angle in (
        (right, 0.42, -10),
        (right, 0.52, -150),
        (right, 0.7, -8),
        (right, 0.8, -158),
        (right, 0.92, -20),
        (right, 1, -92),
        (right, 0.97, -140),
        (left, 0.4, -150),
        (left, 0.5, -40),
        (left, 0.66, -168),
        (left, 0.78, -30),
        (left, 0.9, -164),
        (left, 1, -100),
        (low, 0.6, -110),
        (low, 0.85, -150),
        (low, 1, 170),
    ):
        pen.leaf(*along(branch, t), angle, 50, 16, width=4)
    for x, y, stalk in ((262, 268, (246, 216)), (292, 288, (246, 216)), (302, 254, (248, 210)), (130, 236, (160, 190))):
        pen.stroke(stalk, ((stalk[0] + x) / 2, y - 34), (x, y - 14), width=3.4)
        pen.disc(x + 1, y + 1, 13)
        pen.ring(x, y, 15, 14, points=8, width=4.5)
        pen.stroke((x - 3, y + 8), (x, y + 12), (x + 4, y + 8), width=2.6, step=4)


def yucca(pen: Pen) -> None:
    """Our Lord's candle: a rosette of blades, one tall flower spike."""
    stalk = [(200, 372), (204, 280), (197, 180), (201, 46)]
    pen.stroke(*stalk, width=8)
    for angle, length in (
        (-176, 150),
        (-164, 164),
        (-150, 160),
        (-134, 150),
        (-114, 128),
        (-66, 130),
        (-46, 152),
        (-30, 162),
        (-16, 160),
        (-4, 148),
    ):
        _blade(pen, 200, 392, angle, length)
    for t, reach in ((0.3, 50), (0.42, 56), (0.54, 54), (0.66, 48), (0.78, 38), (0.89, 27)):
        x, y = along(stalk, t)
        for side in (-1, 1):
            tip = (x + side * reach, y - 6)
            pen.stroke((x, y), (x + side * reach * 0.5, y - 18), tip, width=3.2)
            _bell(pen, *tip, reach * 0.56)
            if reach > 45:
                middle = (x + side * reach * 0.48, y - 15)
                _bell(pen, *middle, reach * 0.42)
    _bell(pen, 201, 44, 14)


def _blade(pen: Pen, x, y, angle, length) -> None:
    place = frame(x, y, angle)
    pen.stroke(place(6, -4), place(length * 0.5, -11), place(length, 0), width=4.6, taper=(0.8, 0.2))
    pen.stroke(place(6, 4), place(length * 0.5, 7), place(length, 0), width=3.6, taper=(0.8, 0.2))


def _bell(pen: Pen, x, y, size) -> None:
    """Draw a hanging flower of three petals."""
    pen.fill(
        (x, y), (x + size * 0.46, y + size * 0.5), (x + size * 0.2, y + size * 0.95), (x - size * 0.38, y + size * 0.6)
    )
    for side in (-1, 1):
        pen.stroke(
            (x, y),
            (x + side * size * 0.5, y + size * 0.4),
            (x + side * size * 0.42, y + size),
            (x, y + size * 0.78),
            width=3.6,
            layer="clay",
            step=8,
        )


def lupine(pen: Pen) -> None:
    """Leaves like open hands, flowers in rings up the spike."""
    tall, short = [(204, 424), (198, 330), (206, 220), (200, 36)], [(204, 424), (252, 330), (286, 250), (300, 140)]
    pen.stroke(*tall, width=6.5)
    pen.stroke(*short, width=5.5)
    for stem, start, rings, size in ((tall, 0.46, 7, 30), (short, 0.56, 5, 22)):
        for ring in range(rings):
            share = ring / (rings - 1)
            _pea_ring(pen, *along(stem, start + (0.97 - start) * share), size * (1 - 0.58 * share))
    for x, y, bend, length in ((112, 262, (156, 322), 56), (104, 360, (150, 388), 52), (308, 352, (262, 394), 52)):
        pen.stroke((204, 414), bend, (x, y), width=4)
        for finger in range(-3, 4):
            pen.leaf(x, y, -90 + finger * 42, length - abs(finger) * 5, 9, vein=False, width=3.4)


def _pea_ring(pen: Pen, x, y, size) -> None:
    """Draw one whorl: two flowers to the sides, one in front."""
    for side in (-1, 1):
        pen.disc(x + side * size * 0.72, y - size * 0.16, size * 0.4, size * 0.32, points=6)
        pen.stroke(
            (x + side * size * 0.12, y + size * 0.22),
            (x + side * size * 0.7, y + size * 0.22),
            (x + side * size * 1.16, y - size * 0.1),
            (x + side * size * 0.86, y - size * 0.52),
            (x + side * size * 0.42, y - size * 0.3),
            (x + side * size * 0.16, y + size * 0.02),
            width=4,
            layer="clay",
            step=10,
        )
    pen.stroke(
        (x - size * 0.26, y + size * 0.1),
        (x, y + size * 0.42),
        (x + size * 0.26, y + size * 0.1),
        width=3.6,
        layer="clay",
        step=8,
    )


PLANTS = {
    lemon: 2, orange: 3, manzanita: 21, yucca: 22, lupine: 23, sycamore: 24, toyon: 25, buckwheat: 26, willow: 27,
}  # fmt: skip
