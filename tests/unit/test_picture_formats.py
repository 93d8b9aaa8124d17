"""Photos as telephones make them."""

import io

from PIL import Image

from site_builder.picture.pillow import inspect, upright


def test_a_telephones_picture_with_a_second_one_behind_it_is_a_still_photo():
    raw = io.BytesIO()
    Image.new("RGB", (600, 750), "white").save(raw, "MPO", save_all=True, append_images=[Image.new("RGB", (600, 750))])

    facts = inspect(raw.getvalue())

    assert (facts.format, facts.frames, facts.fault) == ("JPEG", 1, "")
    assert upright(raw.getvalue()).getpixel((0, 0)) == (255, 255, 255)
