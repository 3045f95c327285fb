/** The first stop of the keyboard: past the frame. A button, not a link to `#main`: the address may carry a secret behind its `#`. */
export function SkipLink(props: { label: string }) {
  return (
    <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
      {props.label}
    </button>
  )
}
