// Initial glossary for groups that work on asset recovery, international judicial cooperation and transnational organized crime. A source is given
// if the pair, or one side of it, is from an authentic text; otherwise the group decides.
import type { TermSide } from './twins.ts'

interface More {
  readonly note?: readonly [es: string, en: string]
  readonly avoid?: readonly [es: string, en: string]
}
const pair = (es: string, en: string, source = '', { note = ['', ''], avoid = ['', ''] }: More = {}): TermSide => ({
  term: { es, en },
  note: { es: note[0], en: note[1] },
  avoid: { es: avoid[0], en: avoid[1] },
  source,
})

/** United Nations Convention against Transnational Organized Crime / Convención de Palermo: both texts are authentic. */
const UNTOC = (article: string) => `UNTOC (Palermo, 2000), art. ${article}`
/** United Nations Convention against Corruption / Convención de Mérida. */
const UNCAC = (article: string) => `UNCAC (Mérida, 2003), art. ${article}`
/** Recommendations of the Financial Action Task Force; in Spanish, as GAFILAT publishes them. */
const FATF = (number: string) => `FATF / GAFI, R. ${number}`
const both = (...sources: readonly string[]) => sources.join('; ')

const CONFISCATION: readonly TermSide[] = [
  pair(
    'extinción de dominio',
    'civil asset forfeiture; non-conviction-based forfeiture; non-conviction-based asset forfeiture',
    'Ley 1708 de 2014, art. 15 (Colombia); Ley Nacional de Extinción de Dominio (México); 18 U.S.C. § 981 (United States)',
    {
      note: [
        'Acción sobre los bienes, independiente de la responsabilidad penal. No equivale en todo a la figura de los Estados Unidos.',
        'An action against property, independent of criminal liability. Not in every respect the same as the institution of the United States.',
      ],
      avoid: ['extinción del derecho de dominio civil', 'extinction of domain; domain extinction'],
    },
  ),
  pair('decomiso; comiso', 'confiscation; forfeiture; criminal forfeiture', both(UNTOC('2 (g)'), UNCAC('2 (g)'), '18 U.S.C. § 982'), {
    note: [
      'Privación definitiva de bienes por orden de un tribunal u otra autoridad competente. En Colombia, «comiso» (Ley 906 de 2004, art. 82).',
      'Permanent deprivation of property by order of a court or other competent authority. U.S. law says “forfeiture”.',
    ],
    avoid: ['confiscación', ''],
  }),
  pair('decomiso sin condena', 'non-conviction-based confiscation', UNCAC('54 (1) (c)'), {
    note: ['«sin que medie una condena», en la Convención.', '“without a criminal conviction” in the Convention.'],
  }),
  pair('embargo preventivo', 'freezing', both(UNTOC('2 (f)'), UNCAC('2 (f)')), {
    note: [
      'Prohibición temporal de transferir, convertir, enajenar o mover bienes.',
      'Temporary prohibition of the transfer, conversion, disposition or movement of property.',
    ],
    avoid: ['', 'preventive embargo'],
  }),
  pair('incautación; aseguramiento', 'seizure', both(UNTOC('2 (f)'), UNCAC('2 (f)')), {
    note: [
      'En México, «aseguramiento» (Código Nacional de Procedimientos Penales, art. 229).',
      'Temporarily assuming custody or control of property.',
    ],
  }),
  pair('medidas cautelares; medidas provisionales', 'provisional measures', both('Ley 1708 de 2014, art. 87 (Colombia)', FATF('4'))),
  pair('producto del delito', 'proceeds of crime', both(UNTOC('2 (e)'), UNCAC('2 (e)'))),
  pair('instrumentos del delito', 'instrumentalities of crime', UNTOC('12 (1) (b)')),
  pair('localización de activos', 'asset tracing', UNTOC('12 (2)'), {
    note: ['La Convención dice «localización».', 'The Convention says “tracing”.'],
  }),
  pair('recuperación de activos', 'asset recovery', UNCAC('51')),
  pair('restitución de activos', 'return of assets', UNCAC('57')),
  pair('repartición de activos', 'asset sharing'),
  pair('administración de bienes incautados', 'management of seized assets'),
  pair('terceros de buena fe', 'bona fide third parties', UNTOC('12 (8)')),
  pair('origen lícito', 'lawful origin', UNTOC('12 (7)')),
  pair('enriquecimiento ilícito', 'illicit enrichment', UNCAC('20')),
]

const COOPERATION: readonly TermSide[] = [
  pair('cooperación judicial internacional', 'international judicial cooperation'),
  pair(
    'asistencia jurídica mutua; asistencia judicial recíproca; asistencia legal mutua',
    'mutual legal assistance',
    both(UNTOC('18'), UNCAC('46'), FATF('37')),
    {
      note: [
        'Las convenciones dicen «asistencia judicial recíproca»; el GAFI, «asistencia legal mutua».',
        'The conventions and FATF agree in English.',
      ],
      avoid: ['', 'mutual judicial assistance; reciprocal judicial assistance'],
    },
  ),
  pair('tratado de asistencia jurídica mutua', 'mutual legal assistance treaty; MLAT'),
  pair('carta rogatoria; exhorto', 'letters rogatory; letter rogatory', 'Inter-American Convention on Letters Rogatory (Panamá, 1975)'),
  pair('autoridad central', 'central authority', UNTOC('18 (13)')),
  pair('Estado requirente', 'requesting State', UNTOC('18')),
  pair('Estado requerido', 'requested State', UNTOC('18')),
  pair('doble incriminación', 'dual criminality', both(UNTOC('18 (9)'), UNCAC('46 (9)')), { avoid: ['', 'double incrimination'] }),
  pair('principio de especialidad', 'rule of specialty; rule of speciality'),
  pair('extradición', 'extradition', both(UNTOC('16'), UNCAC('44'))),
  pair('traslado de personas condenadas', 'transfer of sentenced persons', both(UNTOC('17'), UNCAC('45'))),
  pair('remisión de actuaciones penales', 'transfer of criminal proceedings', both(UNTOC('21'), UNCAC('47'))),
  pair('investigación conjunta', 'joint investigation', both(UNTOC('19'), UNCAC('49'))),
  pair('equipo conjunto de investigación', 'joint investigation team; JIT', '2002/465/JAI · 2002/465/JHA (European Union)', {
    note: ['Las convenciones hablan de «órganos mixtos de investigación».', 'The conventions speak of “joint investigative bodies”.'],
  }),
  pair('transmisión espontánea de información', 'spontaneous transmission of information'),
  pair('fiscal de enlace; magistrado de enlace', 'liaison prosecutor; liaison magistrate'),
]

const CRIMES: readonly TermSide[] = [
  pair('delincuencia organizada transnacional', 'transnational organized crime', UNTOC('1'), {
    avoid: ['crimen organizado transnacional', 'transnational organised crime'],
  }),
  pair('grupo delictivo organizado', 'organized criminal group', UNTOC('2 (a)')),
  pair('delito grave', 'serious crime', UNTOC('2 (b)')),
  pair('delito determinante', 'predicate offense; predicate offence', both(UNTOC('2 (h)'), UNCAC('2 (h)')), {
    avoid: ['delito subyacente', 'underlying offence'],
  }),
  pair('lavado de activos', 'money laundering', both('Código Penal, art. 323 (Colombia)', '18 U.S.C. § 1956 (United States)', FATF('3')), {
    note: [
      'En México, «operaciones con recursos de procedencia ilícita» (Código Penal Federal, art. 400 Bis). Las convenciones dicen «blanqueo del producto del delito».',
      'The conventions say “laundering of proceeds of crime”.',
    ],
    avoid: ['lavado de dinero; blanqueo de capitales', 'asset laundering'],
  }),
  pair('concierto para delinquir', 'conspiracy', 'Código Penal, art. 340 (Colombia); 18 U.S.C. § 371 (United States)', {
    note: ['Figuras cercanas, no idénticas.', 'Related offenses, not identical ones.'],
  }),
  pair('responsabilidad de las personas jurídicas', 'liability of legal persons', both(UNTOC('10'), UNCAC('26'))),
  pair('obstrucción de la justicia', 'obstruction of justice', both(UNTOC('23'), UNCAC('25'))),
  pair('soborno; cohecho', 'bribery', UNCAC('15')),
  pair('tráfico de influencias', 'trading in influence', UNCAC('18')),
  pair('trata de personas', 'trafficking in persons; human trafficking', 'Trafficking in Persons Protocol (Palermo, 2000), art. 3 (a)', {
    avoid: ['tráfico de personas', ''],
  }),
  pair('tráfico ilícito de migrantes', 'smuggling of migrants', 'Migrants Protocol (Palermo, 2000), art. 3 (a)', {
    avoid: ['contrabando de migrantes', 'trafficking of migrants; migrant trafficking'],
  }),
  pair('testaferro', 'front person; nominee'),
  pair('empresa fachada', 'front company'),
  pair('empresa pantalla', 'shell company'),
]

const INVESTIGATION: readonly TermSide[] = [
  pair('técnicas especiales de investigación', 'special investigative techniques', both(UNTOC('20'), UNCAC('50'))),
  pair('entrega vigilada', 'controlled delivery', both(UNTOC('2 (i)'), UNCAC('2 (i)')), { avoid: ['entrega controlada', ''] }),
  pair('operación encubierta', 'undercover operation', UNTOC('20 (1)')),
  pair('vigilancia electrónica', 'electronic surveillance', UNTOC('20 (1)')),
  pair('interceptación de comunicaciones', 'interception of communications'),
  pair(
    'cadena de custodia',
    'chain of custody',
    'Ley 906 de 2004, art. 254 (Colombia); Código Nacional de Procedimientos Penales, art. 227 (México)',
  ),
  pair('protección de testigos; protección de los testigos', 'witness protection; protection of witnesses', UNTOC('24')),
  pair('principio de oportunidad; criterios de oportunidad', 'prosecutorial discretion', 'Ley 906 de 2004, art. 323 (Colombia)'),
  pair('preacuerdo', 'plea agreement', 'Ley 906 de 2004, art. 348 (Colombia)', { avoid: ['', 'pre-agreement'] }),
]

const FINANCE: readonly TermSide[] = [
  pair('unidad de inteligencia financiera; UIF', 'financial intelligence unit; FIU', both(FATF('29'), UNCAC('58'))),
  pair('reporte de operación sospechosa; ROS', 'suspicious transaction report; STR', FATF('20'), {
    note: ['', 'In the United States, “suspicious activity report”.'],
  }),
  pair('debida diligencia del cliente', 'customer due diligence', FATF('10')),
  pair('beneficiario final', 'beneficial owner', both(FATF('24'), UNCAC('52 (1)')), { avoid: ['dueño beneficiario', 'final beneficiary'] }),
  pair('persona expuesta políticamente', 'politically exposed person', FATF('12')),
  pair('secreto bancario', 'bank secrecy', UNCAC('40')),
  pair('activos virtuales', 'virtual assets', FATF('15')),
]

const INSTITUTIONS: readonly TermSide[] = [
  pair(
    'Fiscalía General de la Nación; FGN',
    'Office of the Attorney General of Colombia; FGN',
    'Constitución Política, art. 249 (Colombia)',
  ),
  pair(
    'Fiscalía General de la República; FGR',
    'Office of the Attorney General of Mexico; FGR',
    'Constitución Política, art. 102 (México)',
    { avoid: ['Procuraduría General de la República; PGR', 'PGR'] },
  ),
  pair('Departamento de Justicia', 'Department of Justice', '28 U.S.C. § 501 (United States)', { avoid: ['', 'Justice Ministry'] }),
  pair('Fiscalía Federal de los Estados Unidos', 'U.S. Attorney’s Office; United States Attorney’s Office'),
  pair('buena práctica', 'best practice', '', { avoid: ['mejor práctica', ''] }),
  pair('hoja de ruta', 'road map', '', { avoid: ['', 'roadmap'] }),
]

export const STARTING_TERMS: readonly TermSide[] = [
  ...CONFISCATION,
  ...COOPERATION,
  ...CRIMES,
  ...INVESTIGATION,
  ...FINANCE,
  ...INSTITUTIONS,
]
