// Where each thing of a `page:<id>` (a text) lives in its Y.Doc: the only file that spells these Yjs keys.
//
//   title.es, title.en : Y.Text · body.es, body.en : Y.XmlFragment · meta : Y.Map  kind, order, archived : value

export const PAGE_ROOTS = { meta: 'meta', title: { es: 'title.es', en: 'title.en' }, body: { es: 'body.es', en: 'body.en' } } as const
