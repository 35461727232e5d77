"""Measure pictures.

The quality and time of each speed of AVIF, and how long a site with many photographs takes.

    python -m benchmarks.pictures              200 photographs of 12 megapixels
    python -m benchmarks.pictures 20 mijn.jpg  20, and the quality of one's own photograph

Quality is the signal-to-noise ratio (PSNR, dB) against the smaller original, by the formula and not
by an encoder.
"""

from __future__ import annotations

import io
import math
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

from benchmarks.make_site import make_ours
from plugins.support.pictures.renditions import OPTIONS

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 4000, 3000
BUILD = """
import sys, time
from pathlib import Path
from pelican.settings import read_settings
from plugins.run.publisher import Publisher
folder, preview = Path(sys.argv[1]), sys.argv[2] == "preview"
given = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / ("voorbeeld" if preview else "output")), "PREVIEW": preview, "LEDGER_WRITE": False, "SITEURL": "https://bench.invalid"}
publisher = Publisher(read_settings("pelicanconf.py", override={**given, "REPORT_FORMAT": "regels"}))
started = time.perf_counter()
publisher.run()
print(time.perf_counter() - started)
"""  # noqa: E501


def _photo(number: int) -> Image.Image:
    """Make something as hard to encode as a photograph.

    It has grain on several scales over runs of colour, another for each number.
    """
    chance = random.Random(number)
    planes = []
    for turn in (0, 90, 180):
        plane = Image.linear_gradient("L").rotate(turn + number).resize((WIDTH, HEIGHT))
        for size, share in ((25, 0.45), (150, 0.3), (1000, 0.12)):
            grain = Image.frombytes(
                "L", (size, size * 3 // 4), chance.randbytes(size * (size * 3 // 4))
            )
            plane = Image.blend(
                plane, grain.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), share
            )
        planes.append(plane)
    return Image.merge("RGB", planes)


def _psnr(one: Image.Image, other: Image.Image) -> float:
    """Return the peak signal-to-noise ratio in dB over all colours."""
    squares = sum(ImageStat.Stat(ImageChops.difference(one, other)).sum2)
    error = squares / (one.width * one.height * 3)
    return 10 * math.log10(255 * 255 / error) if error else math.inf


def _quality(photo: Image.Image) -> None:
    """Print size, time and quality of each form in the largest size of the site."""
    small = photo.convert("RGB").resize(
        (1280, round(photo.height * 1280 / photo.width)), Image.Resampling.LANCZOS
    )
    tried = [
        ("jpg", OPTIONS["jpg"]),
        ("webp", OPTIONS["webp"]),
        *(("avif", {**OPTIONS["avif"], "speed": speed}) for speed in range(4, 10)),
    ]
    for form, options in tried:
        out, started = io.BytesIO(), time.perf_counter()
        small.save(out, {"jpg": "JPEG"}.get(form, form.upper()), **options)
        wall = time.perf_counter() - started
        found = Image.open(io.BytesIO(out.getvalue())).convert("RGB")
        print(
            f"  {form:<5} speed {options.get('speed', '-')}   {len(out.getvalue()) / 1000:6.1f} kB "
            f"  {wall:5.2f} s   {_psnr(small, found):5.2f} dB"
        )


def _timed(folder: Path, kind: str) -> float:
    """Build in a new process. Returns wall seconds."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder), kind],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"De bouw is mislukt:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return float(done.stdout.split()[-1])


def _add(folder: Path, number: int, photo: Image.Image) -> None:
    """Return a story a photograph."""
    file = folder / "content" / "verhalen" / "2026" / f"verhaal-{number}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "---\n",
            "---\nbeeld: foto.jpg\nbeeld-alt: Korrels op een verloop.\nbeeld-maker: Meting\n",
            1,
        ),
        encoding="utf-8",
    )
    file.with_suffix("").mkdir()
    photo.save(file.with_suffix("") / "foto.jpg", quality=88)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 200
    print("One photograph, 1280 points wide:")
    _quality(
        Image.open(arguments[1])
        if len(arguments) > 1
        else _photo(0).filter(ImageFilter.UnsharpMask(2))
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_ours(folder, max(count + 1, 101))  # its stories link to a hundred
        few = [_photo(number) for number in range(4)]
        for number in range(count):
            photo = few[number % len(few)].copy()
            photo.putpixel((number, 0), (255, 0, 0))  # another picture for the cache
            _add(folder, number, photo)
        print(f"{count} photographs of {WIDTH * HEIGHT / 1e6:.0f} megapixels:")
        for name, kind in (
            ("first preview", "preview"),
            ("preview again", "preview"),
            ("first build", "site"),
            ("build again", "site"),
        ):
            print(f"  {name:<14} {_timed(folder, kind):7.1f} s", flush=True)
        _add(folder, count, _photo(99))
        print(f"  {'preview with one new photograph':<14} {_timed(folder, 'preview'):7.1f} s")
        kept = [file.stat().st_size for file in (folder / ".cache" / "beelden").iterdir()]
        print(f"  kept: {len(kept)} files, {sum(kept) / 1e6:.0f} MB")
        shutil.rmtree(folder / ".cache")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
