/**
 * The first tab stop, which skips the frame. A button instead of a link to `#main`, because the fragment of the address may contain a
 * secret.
 */
export function SkipLink(props: { label: string }) {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
      {props.label}
    </button>
  )
}
