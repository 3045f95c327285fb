// Menu of the paragraph styles: heading, quotation or paragraph.
import type { Editor } from '@tiptap/core'
import { useText } from '../base/i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuOptions } from '../ui/Menu.tsx'
import { createEditorState } from './createEditor.ts'
import { applyStyle, STYLE_ICONS, STYLES, styleAtCaret } from './tools.ts'

export function StyleMenu(props: { editor: Editor | null }) {
  const text = useText()
  const atCaret = createEditorState(() => props.editor, styleAtCaret)
  const style = () => atCaret() ?? 'paragraph'
  return (
    <Menu
      trigger={(given) => (
        <IconButton
          {...given}
          icon={STYLE_ICONS[style()]}
          label={text().texts.tools.style(text().texts.styles[style()])}
          disabled={!props.editor}
        />
      )}
    >
      <MenuOptions
        value={style()}
        options={STYLES}
        words={(one) => text().texts.styles[one]}
        onChange={(chosen) => props.editor && applyStyle(props.editor, chosen)}
      />
    </Menu>
  )
}
