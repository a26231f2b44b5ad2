/** The matrix's words, both languages beside each other: the page has no l10n of VS Code's. */

import type { CellVerdict } from "../requests";

interface Words {
  readonly id: string;
  readonly en: string;
}

export const VERDICTS: Readonly<Record<CellVerdict, Words>> = {
  covered: { id: "diambil", en: "taken up" },
  partial: { id: "diambil sebagian", en: "taken up in part" },
  missing: { id: "belum diambil", en: "not taken up" },
  waived: { id: "dikecualikan", en: "waived" },
  byOthers: { id: "diambil penanggung jawab lain", en: "taken up by another in charge" },
  contributes: { id: "ikut mendukung", en: "contributes" },
  outside: { id: "di luar tugasnya", en: "outside its task" },
  noRenstra: { id: "belum ada Renstra", en: "no Renstra here" },
  nobody: { id: "tanpa penanggung jawab", en: "nobody in charge" },
  unknown: { id: "belum dapat diketahui", en: "cannot be known yet" },
};

export const WORDS = {
  title: { id: "Matriks cakupan", en: "Coverage matrix" },
  search: { id: "Cari kode, judul, perangkat daerah", en: "Search code, title, agency" },
  holes: { id: "Hanya yang belum lengkap", en: "Only gaps" },
  mine: { id: "Hanya perangkat daerah saya", en: "Only my agencies" },
  withRenstra: { id: "Hanya yang ber-Renstra", en: "Only with a Renstra" },
  all: { id: "Semua", en: "All" },
  sasaran: { id: "Sasaran", en: "Sasaran" },
  program: { id: "Program", en: "Program" },
  both: { id: "Sasaran dan program", en: "Sasaran and programs" },
  none: { id: "Tidak ada yang cocok dengan saringan ini.", en: "Nothing matches these filters." },
  reset: { id: "Hapus saringan", en: "Clear filters" },
  shown: { id: "{0} dari {1} baris", en: "{0} of {1} rows" },
  indicators: { id: "{0} dari {1} indikator diambil", en: "{0} of {1} indicators taken up" },
  unfunded: { id: "belum berpagu", en: "without pagu" },
  findings: { id: "{0} temuan", en: "{0} findings" },
  empty: { id: "bukan tugasnya", en: "not its task" },
  keys: {
    id: "Panah: berpindah · Enter: buka sumbernya · / : cari",
    en: "Arrows: move · Enter: open the source · / : search",
  },
  row: { id: "Sasaran atau program RPJMD", en: "Sasaran or program of the RPJMD" },
} as const satisfies Record<string, Words>;

/** The words in a language, with `{0}`, … filled in. */
export function say(words: Words, lang: "id" | "en", ...fills: readonly (string | number)[]): string {
  return words[lang].replace(/\{(\d)\}/g, (_, n: string) => String(fills[Number(n)]));
}
