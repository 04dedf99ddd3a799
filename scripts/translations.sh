#!/usr/bin/env bash
# translations.sh compile: *.po to *.mo where changed.  translations.sh update: extract from the source first.
set -euo pipefail
source "$(dirname "$0")/common.sh"

KEYWORDS=(-k N_ -k lazy_gettext -k lazy_ngettext:1,2 -k lazy_pgettext:1c,2 -k _p:1c,2)
LANGUAGES=(kk ru)
TEMPLATE=build/messages.pot

compile() {
    local po mo
    for po in translations/*/LC_MESSAGES/*.po; do
        [ -e "$po" ] || continue
        mo="${po%.po}.mo"
        [ "$mo" -nt "$po" ] && continue
        say "Compiling $po"
        quietly pybabel compile -i "$po" -o "$mo"
    done
}

update() {
    local language po
    mkdir -p build
    quietly pybabel extract -F babel.cfg "${KEYWORDS[@]}" --add-location=file --sort-output \
        --project=Talent --version=1 -o "$TEMPLATE" talent templates
    for language in "${LANGUAGES[@]}"; do
        po="translations/$language/LC_MESSAGES/messages.po"
        say "Updating $po"
        if [ -e "$po" ]; then
            quietly pybabel update --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete \
                -w 100 -l "$language" -i "$TEMPLATE" -o "$po"
        else
            mkdir -p "$(dirname "$po")"
            quietly pybabel init -w 100 -l "$language" -i "$TEMPLATE" -o "$po"
        fi
    done
}

case "${1:-}" in
    compile) compile ;;
    update) update ;;
    *) fail "translations.sh compile | update" ;;
esac
