// The introduction of the road map.
import type { SamplePage } from './model.ts'

export const INTRODUCTION: SamplePage = {
  name: 'road-map-introduction',
  kind: 'narrative',
  title: { es: 'Hoja de ruta: introducción', en: 'Road map: introduction' },
  on: '2019-06-14 12:40',
  by: 'secretariat',
  blocks: [
    { on: '2019-06-14 12:42', by: 'secretariat', es: '## Antecedentes', en: '## Background' },
    {
      on: '2019-06-14 12:45',
      by: 'secretariat',
      es: 'El grupo de trabajo reúne a fiscales con experiencia en la persecución de la delincuencia organizada transnacional de Colombia, México y los Estados Unidos. Surgió de la cumbre trilateral celebrada los días 6 y 7 de diciembre de 2017.',
      en: 'The working group brings together prosecutors of Colombia, Mexico and the United States with experience in the prosecution of transnational organized crime. It grew out of the trilateral summit held on 6–7 December 2017.',
    },
    {
      on: '2019-06-14 12:50',
      by: 'secretariat',
      es: 'Su primera sesión tuvo lugar en la Ciudad de México en agosto de 2018. En la segunda, celebrada en Cartagena del 12 al 14 de junio de 2019, el grupo comenzó a elaborar una hoja de ruta para desarrollar y difundir buenas prácticas y estrategias eficaces.',
      en: 'Its first session took place in Mexico City in August 2018. At the second, held in Cartagena on 12–14 June 2019, the group began developing a road map for the development and dissemination of best practices and effective strategies.',
    },
    { on: '2019-06-14 12:55', by: 'chair', es: '## Finalidad', en: '## Purpose' },
    {
      on: '2019-06-14 12:58',
      by: 'chair',
      es: 'La hoja de ruta expresa lo que las delegaciones se proponen hacer entre una sesión y la siguiente, quién lo dirige y para cuándo. No crea obligaciones jurídicas ni sustituye los tratados vigentes.',
      en: 'The road map states what the delegations intend to do between one session and the next, who leads it and by when. It creates no legal obligations and does not replace the treaties in force.',
    },
    {
      on: '2019-06-14 13:02',
      by: 'chair',
      es: 'Contiene estrategias, prácticas, capacitaciones y acciones. No contiene casos, personas investigadas ni información operativa.',
      en: 'It contains strategies, practices, trainings and action items. It contains no cases, no persons under investigation and no operational information.',
    },
    { on: '2019-07-04 09:10', by: 'head.co', es: '## Principios', en: '## Principles' },
    {
      on: '2019-07-04 09:15',
      by: 'head.co',
      es: '1. Cada delegación actúa conforme a su derecho interno y con respeto de los derechos humanos y del debido proceso.',
      en: '1. Each delegation acts in accordance with its domestic law and with respect for human rights and due process.',
    },
    {
      on: '2019-07-04 09:20',
      by: 'head.co',
      es: '2. Las versiones en español y en inglés son igualmente auténticas.',
      en: '2. The Spanish and English versions are equally authentic.',
    },
    {
      on: '2019-07-05 11:30',
      by: 'head.us',
      es: '3. Ninguna delegación escribe en nombre de otra: toda modificación lleva la autoría de quien la hizo.',
      en: '3. No delegation writes in the name of another: every change bears the authorship of the person who made it.',
    },
    {
      on: '2019-07-05 11:35',
      by: 'head.us',
      es: '4. Lo acordado se revisa en cada sesión; lo que no pudo hacerse se explica y se aplaza o se retira.',
      en: '4. What has been agreed is reviewed at each session; what could not be done is explained, and deferred or withdrawn.',
    },
    { on: '2019-07-09 10:20', by: 'head.mx', es: '## Seguimiento', en: '## Follow-up' },
    {
      on: '2019-07-09 10:30',
      by: 'head.mx',
      es: 'La delegación que dirige una acción informa de su avance al menos una vez entre sesiones. La secretaría presenta a cada sesión lo que cambió desde la anterior.',
      en: 'The delegation that leads an action item reports on its progress at least once between sessions. The secretariat presents to each session what has changed since the previous one.',
    },
    {
      on: '2019-07-09 10:40',
      by: 'head.mx',
      es: 'La hoja de ruta se somete a la consideración de las tres delegaciones en la sesión 3, en Bogotá, en noviembre de 2019.',
      en: 'The road map is submitted to the three delegations for consideration at session 3, in Bogotá, in November 2019.',
    },
  ],
  rewrites: [
    ['2019-08-30 11:00', 'secretariat', 'es', 'para desarrollar y difundir', 'para desarrollar o difundir'],
    ['2019-09-02 09:10', 'translator', 'en', 'the development and dissemination', 'the development or dissemination'],
    ['2019-09-25 12:30', 'head.mx', 'es', 'se explica y se aplaza', 'se explica, con su motivo, y se aplaza'],
    ['2019-09-27 09:45', 'translator', 'en', 'is explained, and deferred', 'is explained, with the reason, and deferred'],
    [
      '2019-10-11 16:15',
      'head.us',
      'en',
      'It creates no legal obligations',
      'It creates no rights or obligations under domestic or international law',
    ],
    [
      '2019-10-14 09:30',
      'translator',
      'es',
      'No crea obligaciones jurídicas',
      'No crea derechos ni obligaciones conforme al derecho interno o internacional',
    ],
    // Two people in one paragraph, in one minute.
    ['2019-10-17 12:00', 'head.co', 'es', 'Contiene estrategias', 'Comprende estrategias'],
    ['2019-10-17 12:00', 'secretariat', 'es', 'ni información operativa', 'ni información operativa de ninguna autoridad'],
  ],
}
