/** Our sign: a watchful open circle around a dot. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden>
      <path d="M15.66 4.34a8 8 0 1 0 0 11.32" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <circle cx="10" cy="10" r="3" fill="currentColor" />
    </svg>
  )
}
