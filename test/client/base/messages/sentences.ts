// What in a file of the client a person could read: text between tags, attributes that are read out, and strings that look like words.
import { parseSync } from 'vite'

export interface Spoken {
  readonly where: string
  readonly words: string
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** Attributes that are shown or read out. */
const READ_OUT = /^(aria-(label|description|roledescription|placeholder|valuetext)|title|placeholder|alt|label|data-tip)$/
/** Attributes of which nothing is ever read: classes, ids, roles, lines of a drawing. */
const SILENT =
  /^(class|id|for|role|type|d|viewBox|fill|stroke|href|rel|target|inputmode|autocomplete|data-.*|aria-.*|tabindex|xmlns|style|on[A-Z:].*)$/
const LETTERS = /\p{L}{2,}/u
/** Two words after each other, a word with an accent, or one that begins like a sentence. */
const LIKE_WORDS = /\p{L}{2,}[,.:;?]?\s+\p{L}+|[áéíóúñÁÉÍÓÚÑ¿¡]|^[A-Z][a-z]{2,}[.:…]?$/u
/** Asked of the machine, not told to anybody. */
const SILENT_CALLS = new Set([
  'querySelector',
  'querySelectorAll',
  'closest',
  'matches',
  'matchMedia',
  'createMedia',
  'getAttribute',
  'setAttribute',
  'toggleAttribute',
  'setProperty',
  'createElement',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'execCommand',
  'warn',
  'info',
  'error',
  'Error',
  'AggregateError',
  'RegExp',
  'must',
  'report',
  'DOMException',
  'import',
  'insertContent',
  'getExtension',
  'getElementById',
  'setRequestHeader',
  'request',
  'Intl',
])

const SILENT_KEYS = new Set(['id', 'shortcut', 'keys'])
/** Keys are called as they are on the keyboard; markup and style sheets of a file that is handed out are no sentences. */
const KEY = /^(Ctrl|Alt|Shift|Enter|Escape|Esc|Tab|Space|Home|End|Del|Delete|Backspace|PageUp|PageDown|Arrow\p{Lu}|F\d+)(?![\p{Ll}])/u
const MARKUP = /[<>{}=]|^\s*;/
/** A name, the same in every language. */
const BRAND = 'Ruta'
const isForMachines = (text: string) => text === BRAND || KEY.test(text) || MARKUP.test(text)

export const spokenIn = (file: string, source: string): readonly Spoken[] => {
  const found: Spoken[] = []
  const tell = (node: Node, words: string) => {
    const line = source.slice(0, node.start).split('\n').length
    found.push({ where: `${file}:${line}`, words: words.trim() })
  }
  const visit = (node: Node, silent: boolean): void => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'TSLiteralType':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return
      case 'JSXText':
        if (LETTERS.test(String(node.value)) && !isForMachines(String(node.value).trim())) tell(node, String(node.value))
        return
      case 'JSXAttribute': {
        const name = nameOf(node.name)
        const { value } = node
        if (!isNode(value)) return
        if (value.type === 'Literal') {
          if (READ_OUT.test(name) && LETTERS.test(String(value.value))) tell(value, String(value.value))
          return
        }
        visit(value, SILENT.test(name) && !READ_OUT.test(name))
        return
      }
      case 'CallExpression':
      case 'NewExpression': {
        const callee = isNode(node.callee) ? node.callee : null
        const name = callee?.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee)
        if (callee) visit(callee, silent)
        for (const argument of nodesIn(node.arguments)) visit(argument, silent || SILENT_CALLS.has(name))
        return
      }
      case 'Property':
        // A name for the machine: of a command, of a key.
        if (SILENT_KEYS.has(nameOf(node.key))) return
        for (const child of nodesIn(node.value)) visit(child, silent)
        return
      case 'MemberExpression':
        // `words[`${step}Title`]` asks for a sentence; it is none.
        for (const child of nodesIn(node.object)) visit(child, silent)
        for (const child of nodesIn(node.property)) visit(child, true)
        return
      case 'Literal':
        if (!silent && !isForMachines(String(node.value)) && typeof node.value === 'string' && LIKE_WORDS.test(node.value))
          tell(node, node.value)
        return
      case 'TemplateElement': {
        const { cooked }: { readonly cooked?: unknown } = isRecord(node.value) ? node.value : {}
        if (!silent && !isForMachines(String(cooked)) && LIKE_WORDS.test(String(cooked))) tell(node, String(cooked))
        return
      }
      default:
        for (const [key, inner] of Object.entries(node)) if (key !== 'parent') for (const child of nodesIn(inner)) visit(child, silent)
    }
  }
  const { program } = parseSync(file, source)
  for (const node of nodesIn(program)) visit(node, false)
  return found
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const isNode = (value: unknown): value is Node => isRecord(value) && typeof value.type === 'string'
const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [])
const nameOf = (node: unknown): string =>
  !isRecord(node)
    ? ''
    : typeof node.name === 'string'
      ? node.name
      : isRecord(node.name)
        ? `${nameOf(node.namespace)}:${nameOf(node.name)}`
        : ''
