// A file of this device: the browser's own dialog, opened by whatever stands inside.
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
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file) props.onFile(file)
        }}
      />
      {props.children(() => input.click())}
    </>
  )
}
