// Detects common passwords of 15 characters and more: a bundled list, and usual patterns.

interface Person {
  readonly email: string
  readonly name: string
}

export const isCommon = (password: string, person: Person): boolean => {
  const bare = strip(password)
  const plain = simplify(password)
  return (
    COMMON.has(plain) ||
    [bare, plain].some((form) => isRepetition(form) || isWalk(form)) ||
    /^\d+$/.test(bare) ||
    withoutKnown(plain, person).length < 6
  )
}

/** Lower case, without accents, spaces and punctuation, … */
const strip = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** … and with digits replaced by similar letters. */
const simplify = (text: string): string =>
  strip(text.replace(/[@4]/g, 'a').replace(/[$5]/g, 's').replace(/0/g, 'o').replace(/3/g, 'e')).replace(/1(?=[a-z])/g, 'i')

/** `abcabcabcabcabc`, `aaaaaaaaaaaaaaa`, `colombiacolombia`. */
const isRepetition = (plain: string): boolean => {
  for (let length = 1; length <= plain.length / 2; length++) {
    const unit = plain.slice(0, length)
    if (unit.repeat(Math.ceil(plain.length / length)).slice(0, plain.length) === plain) return true
  }
  return new Set(plain).size < 5
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1234567890',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
].flatMap((row) => [row.repeat(3), [...row].reverse().join('').repeat(3)])
/** Consists of adjacent keys or letters: at most three such runs. */
const isWalk = (plain: string): boolean => {
  let rest = plain
  for (let run = 0; run < 3 && rest !== ''; run++) {
    let length = rest.length
    while (length > 3 && !ROWS.some((row) => row.includes(rest.slice(0, length)))) length--
    if (length <= 3) return rest.length <= 3
    rest = rest.slice(length)
  }
  return rest.length <= 3
}

const wordsIn = (text: string): string[] => text.trim().split(/\s+/)

/** Words that are easily guessed here: product, countries, institutions, and frequent beginnings. */
const KNOWN = `
  ruta hojaderuta roadmap colombia mexico unitedstates estadosunidos america cartagena bogota washington fiscalia fiscal general
  nacion republica policia generaldelanacion delarepublica prosecutor justice justicia department departamento tco workinggroup
  grupodetrabajo delegation delegacion delegate delegado chair presidencia secretariat secretaria password passphrase contrasena
  clave secret secreto welcome bienvenido bienvenidos letmein changeme admin administrator administrador login default temporal
  temporary test prueba user usuario qwerty iloveyou teamo tequiero football futbol superman princess princesa dragon monkey
  sunshine abcde
`
const KNOWN_PATTERN = new RegExp(
  wordsIn(KNOWN)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
)

const withoutKnown = (plain: string, { email, name }: Person): string => {
  const own = [...email.split(/[@.\-_+]/), ...name.split(/\s+/), email]
    .map(simplify)
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
  let rest = plain
  for (const part of own) rest = rest.replaceAll(part, '')
  return rest
    .replace(KNOWN_PATTERN, '')
    .replace(/(19|2[o0])\p{N}{2}|2[o0]2[a-z0-9]/gu, '')
    .replace(/^\p{N}+|\p{N}+$/gu, '')
}

/** Long entries of public lists, and well-known first lines. */
const COMMON = new Set(
  wordsIn(`
    correcthorsebatterystaple thequickbrownfoxjumpsoverthelazydog thequickbrownfox tobeornottobe tobeornottobethatisthequestion
    maytheforcebewithyou youshallnotpass iamyourfather winteriscoming opensesameopensesame inthebeginningwastheword
    onceuponatimeinthewest onceuponatime itwasthebestoftimes callmeishmael ihaveadreamthatoneday wethepeopleoftheunitedstates
    ingodwetrust godblessamerica ohsaycanyousee libertadyorden libertadyordenlibertadyorden ohgloriainmarcesible
    mexicanosalgritodeguerra sufragioefectivonoreeleccion vivamexicovivamexico vivacolombiavivacolombia enunlugardelamancha
    enunlugardelamanchadecuyonombre serononserestaesesalacuestion padrenuestroqueestasenloscielos diostesalvemaria cumpleanosfeliz
    felizcumpleanos feliznavidadyprosperoano hastalavistababy hakunamatatahakunamatata imagineallthepeople abracadabraabracadabra
    supercalifragilisticexpialidocious supercalifragilistico neveroddoreven trustno1trustno1 mynameisinigomontoya iloveyouforever
    iloveyousomuch teamomuchomuchomucho teamoparasiempre quierounacontrasenasegura thisismypassword thisisasecurepassword
    estaesmicontrasena noolvideslacontrasena iforgotmypassword nomeacuerdodelaclave letmeinletmein changemechangeme newyorkcitynewyork
    manchesterunited realmadridclubdefutbol barcelonafutbolclub chelseafootballclub liverpoolfootballclub atleticonacional
    independientesantafe clubdeportivoguadalajara dallascowboys pittsburghsteelers harrypotterhermione gameofthrones thelordoftherings
    elsenordelosanillos starwarsstarwars cienanosdesoledad gabrielgarciamarquez ladyandthetramp whatsuppassword microsoftwindows
    internetexplorer googlechrome unodostrescuatrocinco onetwothreefourfive lunesmartesmiercoles mondaytuesdaywednesday
    enerofebreromarzoabril januaryfebruarymarch rojonaranjaamarilloverde redorangeyellowgreenblue alphabravocharliedelta
    xxxxxxxxyyyyyyyy passwordpassword contrasenacontrasena adminadminadmin qwertyqwertyqwerty asdfghasdfghasdfgh
    mypasswordismypassword
  `).map(simplify),
)
