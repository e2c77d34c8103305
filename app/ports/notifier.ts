export interface Notifier {
  /** Shows a native notification; silently does nothing where the platform has none. */
  notify(notice: { readonly title: string; readonly body: string }): void
}
