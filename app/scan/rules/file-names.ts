import type { Surroundings } from './surroundings.ts'

/** Endings that files have and that no property of a program is called by; `.env`, `.key` and the like are none. */
const ending = `
  m?js cjs jsx tsx? vue svelte css scss less html? xhtml json5? jsonl ndjson map xml xsd ya?ml toml ini cfg conf
  properties plist md mdx rst tex txt csv tsv pdf docx? xlsx? pptx? odt epub sqlite3? sql parquet avro proto
  py pyc ipynb rb php lua go rs cpp hpp cc cs java kts? swift scala dart jl exs? sol sh bash ps1 bat
  tar gz tgz bz2 xz zst zip 7z rar cpio whl gem crate nupkg vsix jar war ear deb rpm apk ipa msi dmg pkg exe dll so
  dylib wasm node bin iso img qcow2 vmdk ova squashfs AppImage snap flatpak pem crt cer der p12 pfx jks asc sig
  png jpe?g gif svg ico webp avif bmp tiff? woff2? ttf otf eot mp[34] mkv webm wav ogg flac zone log pcap(?:ng)?`
  .trim()
  .split(/\s+/)
  .join('|')

const name = String.raw`[\w@+\\-][\w@+.\\-]{0,120}\.(?:${ending})(?![\w-])`

const fileName = new RegExp(String.raw`^(?:.{0,120}[\\/])?${name}$`, 'i')
/** A file by its name or its path, or a path of two steps and more; what stands after a host is none. */
const anyFile = new RegExp(
  String.raw`(?:[\w@+.~-]{0,60}[\\/]){0,8}${name}|(?<![\w:/.])/(?:[\w.@+-]{1,60}/){1,8}[\w.@+-]{1,60}`,
  'gi',
)

/** Between a file's name and its sum: in lists, tables, maps, markup. */
const markup = String.raw`(?:<\w{1,10}>|\\\w{1,10}\{|[\s\x60"'([*]){0,12}`
const namedBefore = new RegExp(
  String.raw`[\w)-]\.(?:${ending})(?:["'\x60)\]*]{0,4}\s{0,8}(?:[:=,>&]|=>|\|{1,2})${markup}|["'\x60]{0,2}\s{1,8})$`,
  'i',
)
const namedAfter = new RegExp(
  String.raw`^["'\x60]?[\s:=,|]{1,40}(?:\d{1,15}\s{1,8})?["'\x60*./]{0,3}[\w@./+-]{1,120}\.(?:${ending})(?![\w-])`,
  'i',
)
const sumLine = /^(?: {2}| \*|\t\*?)[^\s#/=:;][^\s]*\s*$/

/** A path with its size and time, as packages list what is in them. */
const listed = /^\s{0,8}\/[^\s]{1,200}(?:\s{1,8}\d{1,20}){1,4}\s{1,8}$/

/** A line of a list of sums, or of a manifest that names files. */
export function isBesideFileName({ left, right }: Surroundings): boolean {
  return (
    (/^\s*\\?$/.test(left) && sumLine.test(right)) ||
    isNamedBefore(left) ||
    listed.test(left) ||
    namedAfter.test(right)
  )
}

/** With nothing but a space between, the name must be all that the line begins with: commands name files too. */
function isNamedBefore(left: string): boolean {
  return namedBefore.test(left) && (!/[\w)"'`]\s{1,8}$/.test(left) || /^\s*[^\s]+\s+$/.test(left))
}

/** Whether a name is a file's. */
export function isFileName(text: string): boolean {
  return fileName.test(text)
}

/** What a file is called says nothing of a value in the same line: `login.html` opens no account. */
export function withoutFileNames(text: string): string {
  return text.replace(anyFile, ' ')
}

/** Part of a path or of a file's name, as content addresses are; `0x` before it makes it a number. */
export function isPartOfName({ left, right }: Surroundings): boolean {
  return (
    /(?:[\w.-]\/|[\w)\]][-.@_]|[#@]|0[xX])$/.test(left) ||
    /^(?:\.[A-Za-z]\w{0,5}(?![\w(])|\/[\w.-]|[-_@]\w)/.test(right)
  )
}
