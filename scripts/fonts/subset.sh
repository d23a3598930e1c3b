#!/bin/sh
# Cut the two fonts of the site to the letters that English and Spanish need.
# Add letters below to widen the set; a letter outside it is shown in the stand-in face.
set -eu

package="@fontsource/alegreya@5.3.0"
roman='!"#$%&'\''()*+,-./0123456789:;?@ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
roman="$roman"'¡«·»¿ÁÉÍÑÓÚÜáéíñóúü–—‘’“”…©ºª'
italic='!&'\''()*,-.0123456789:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
italic="$italic"'¡·¿ÁÉÍÑÓÚÜáéíñóúü–—‘’“”…'

target="$(cd "$(dirname "$0")/../.." && pwd)/static/fonts"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "$package" >/dev/null
tar -xzf ./*.tgz

subset() {
    pyftsubset "package/files/alegreya-latin-400-$1.woff2" --text="$3" --unicodes=U+0020,U+00A0 \
        --output-file="$target/$2.woff2" --layout-features=kern --flavor=woff2 --no-hinting --drop-tables+=DSIG,GSUB,STAT,meta,GDEF
}
subset normal alegreya-roman "$roman"
subset italic alegreya-italic "$italic"
cp package/LICENSE "$target/OFL.txt"
ls -l "$target"
