// A name may hold spaces on Windows; it is then known to be one only by the separator after it.
const spaced = String.raw`[^\\/:*?"<>|\r\n]{0,254}[^\\/:*?"<>|\s](?=[\\/])`
/** What the redactors before this one leave of a name stands in brackets. */
const plain = String.raw`(?:\[(?:ip|e-mail)\]|[^\\/:*?"<>|\s]{0,254}[^\\/:*?"<>|\s'\x60),.;\]}])`

/** `C:\Users\name`, also with each backslash escaped (JSON) or turned (file URLs, Git for Windows). */
const windowsHome = new RegExp(
  String.raw`(?:(?<![A-Za-z0-9])[A-Za-z](?::|%3A))?(?:\\{1,8}Users\\{1,8}|(?<=:)/Users/)(?!~)(?:${spaced}|${plain})`,
  'gi',
)

/** macOS and Linux, with the mounts that may stand before. */
const unixHome = new RegExp(
  String.raw`(?:/System/Volumes/Data|/mnt/[a-z]|/var|/usr|/export|/[a-z])?/(?:Users|home)/(?!~)${plain}`,
  'g',
)

/** Home directories, which name their owner, become `~`. */
export function redactHomeDirectory(text: string): string {
  return text.replace(windowsHome, '~').replace(unixHome, '~')
}
