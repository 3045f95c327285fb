// The editor of a description: rich text with a small toolbar below it, so that showing the toolbar does not move the text.
import type { Editor } from '@tiptap/core'
import { createSignal, Show } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { EditorToolbar, type ToolbarKeys, toolbarKey } from '../editor/EditorToolbar.tsx'
import { TextEditor, type TextEditorProps } from '../editor/TextEditor.tsx'
import { useLive } from '../live/LiveDocument.tsx'

export type RichTextProps = Omit<TextEditorProps, 'onEditor' | 'onKey' | 'class'>

export function RichText(props: RichTextProps) {
  const text = useText()
  const live = useLive()
  const canWrite = () => live.canWrite() && !props.readOnly
  const [editor, setEditor] = createSignal<Editor | null>(null)
  const [keys, setKeys] = createSignal<ToolbarKeys | null>(null)
  return (
    <div class="rich-text" classList={{ 'is-read-only': !canWrite() }}>
      <TextEditor {...props} onEditor={setEditor} onKey={(event) => toolbarKey(event, keys())} />
      <Show when={canWrite()}>
        <EditorToolbar compact editor={editor()} label={text().texts.toolbar(props.label)} onReady={setKeys} />
      </Show>
    </div>
  )
}
