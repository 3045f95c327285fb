// Chooses a file of this device: the children open the browser's file dialog.
import type { JSX } from 'solid-js'

export function FilePicker(props: { accept: string; onFile: (file: File) => void; children: (choose: () => void) => JSX.Element }) {
  let input!: HTMLInputElement
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // Reset, so that the same file can be chosen again.
          event.currentTarget.value = ''
          if (file) props.onFile(file)
        }}
      />
      {props.children(() => input.click())}
    </>
  )
}
