// Routes of the app. Screens are loaded lazily.
import { Route, Router } from '@solidjs/router'
import { firstLanguage } from '../base/firstLanguage.ts'
import { lazily, lazilyAlone } from '../base/lazily.tsx'
import { loadAllWords, loadWords } from '../base/messages/catalogue.ts'
import { SignedOutFrame } from './Outside.tsx'
import { SignedInApp } from './SignedIn.tsx'

/** For a screen that uses the messages of both languages. */
const inBoth =
  <Screen,>(load: () => Promise<Screen>) =>
  async () =>
    (await Promise.all([load(), loadAllWords()]))[0]

const RoomScreen = lazily(async () => (await import('./RoomScreen.tsx')).RoomScreen)
const SetUp = lazilyAlone(async () => (await import('../access/SetUp.tsx')).SetUp)
const Invitation = lazilyAlone(async () => (await import('../access/Invitation.tsx')).InvitationPage)
const OneTimeLink = lazilyAlone(async () => (await import('../access/OneTimeLink.tsx')).OneTimeLink)
const DemoEntry = lazilyAlone(async () => (await import('../access/DemoEntry.tsx')).DemoEntry)
const ForgottenPassword = lazilyAlone(async () => (await import('../access/ForgottenPassword.tsx')).ForgottenPassword)
const EmailLink = lazilyAlone(async () => (await import('../access/EmailLink.tsx')).EmailLink)
const People = lazily(async () => (await import('../members/People.tsx')).People)
const MyPage = lazily(async () => (await import('../me/MyPage.tsx')).MyPage)
const HomeScreen = lazily(async () => (await import('../home/HomeView.tsx')).HomeView)
const RoadMap = lazilyAlone(async () => (await import('../roadmap/RoadMapView.tsx')).RoadMapView)
const ToHome = lazilyAlone(async () => (await import('./ToHome.tsx')).ToHome)
const NotHere = lazilyAlone(async () => (await import('./NotHere.tsx')).NotHere)
const Texts = lazily(async () => (await import('../pages/PageList.tsx')).PageList)
const TextPage = lazily(async () => (await import('../pages/PageView.tsx')).PageView)
const ToTranslate = lazily(async () => (await import('../pages/translation/ToTranslate.tsx')).ToTranslate)
const Projector = lazily(inBoth(async () => (await import('../meeting/projector/ProjectorView.tsx')).ProjectorView))
const History = lazily(async () => (await import('../history/HistoryView.tsx')).HistoryView)
const ItemPast = lazily(async () => (await import('../history/item/ItemPastView.tsx')).ItemPastView)
const Review = lazily(inBoth(async () => (await import('../review/ReviewView.tsx')).ReviewView))
const Sessions = lazily(async () => (await import('../meeting/SessionList.tsx')).SessionList)
const Session = lazily(async () => (await import('../meeting/SessionView.tsx')).SessionView)
const Closing = lazily(async () => (await import('../meeting/closing/ClosingView.tsx')).ClosingView)
const Decisions = lazily(async () => (await import('../meeting/register/Register.tsx')).Register)
const Reports = lazily(async () => (await import('../reports/ReportsView.tsx')).ReportsView)
const Importing = lazily(inBoth(async () => (await import('../importing/ImportView.tsx')).ImportView))
const WordImporting = lazily(async () => (await import('../importing/word/WordImportView.tsx')).WordImportView)
const Glossary = lazily(async () => (await import('../glossary/GlossaryView.tsx')).GlossaryView)
const Help = lazily(async () => (await import('./help/HelpPage.tsx')).HelpPage)
const Installation = lazily(async () => (await import('../installation/InstallationScreen.tsx')).InstallationScreen)
const Inbox = lazily(async () => (await import('../inbox/InboxScreen.tsx')).InboxScreen)
const LeaveMails = lazily(async () => (await import('../access/LeaveMails.tsx')).LeaveMails)
const ProviderOutcome = lazilyAlone(async () => (await import('../access/ProviderOutcome.tsx')).ProviderResult)
const Settings = lazily(async () => (await import('../settings/SettingsScreen.tsx')).SettingsScreen)
const Audit = lazily(async () => (await import('../installation/AuditScreen.tsx')).AuditScreen)
const Administration = lazily(async () => (await import('../administration/AdministrationScreen.tsx')).AdministrationScreen)
const Proof = lazily(async () => (await import('../proof/ProofScreen.tsx')).ProofScreen)
const ProofOutside = lazilyAlone(
  async () => (await Promise.all([import('../proof/ProofOutside.tsx'), loadWords(firstLanguage())]))[0].ProofOutside,
)
const Verification = lazily(async () => (await import('../history/trust/VerificationScreen.tsx')).VerificationScreen)

export function Routes() {
  return (
    <Router>
      <Route path="/set-up" component={() => <SignedOutFrame screen={SetUp} />} />
      <Route path="/invitation" component={() => <SignedOutFrame screen={Invitation} />} />
      <Route path="/link" component={() => <SignedOutFrame screen={OneTimeLink} />} />
      <Route path="/forgotten" component={() => <SignedOutFrame screen={ForgottenPassword} />} />
      <Route path="/enter" component={() => <SignedOutFrame screen={DemoEntry} />} />
      <Route path="/provider" component={() => <SignedOutFrame screen={ProviderOutcome} />} />
      <Route path="/email" component={() => <SignedOutFrame screen={EmailLink} />} />
      <Route path="/mail/leave/:token" component={() => <SignedOutFrame screen={LeaveMails} />} />
      <Route path="/verify" component={() => <SignedOutFrame screen={ProofOutside} />} />
      <Route component={SignedInApp}>
        <Route path={['/', '/sign-in', '/road-map', '/sessions', '/inbox']} component={ToHome} />
        <Route path="/g/:group" component={HomeScreen} />
        <Route path="/g/:group/road-map" component={RoadMap} />
        <Route path="/g/:group/texts" component={Texts} />
        <Route path="/g/:group/texts/import" component={WordImporting} />
        <Route path="/g/:group/texts/:page" component={TextPage} />
        <Route path="/g/:group/translation" component={ToTranslate} />
        <Route path="/g/:group/sessions/:meeting/room" component={RoomScreen} />
        <Route path="/g/:group/sessions/:meeting/projector" component={Projector} />
        <Route path="/g/:group/sessions/:meeting/closing" component={Closing} />
        <Route path="/g/:group/history" component={History} />
        <Route path="/g/:group/items/:item" component={ItemPast} />
        <Route path="/g/:group/review" component={Review} />
        <Route path="/g/:group/sessions" component={Sessions} />
        <Route path="/g/:group/sessions/:meeting" component={Session} />
        <Route path="/g/:group/decisions" component={Decisions} />
        <Route path="/g/:group/reports" component={Reports} />
        <Route path="/g/:group/import" component={Importing} />
        <Route path="/g/:group/people" component={People} />
        <Route path="/g/:group/glossary" component={Glossary} />
        <Route path="/g/:group/help" component={Help} />
        <Route path="/g/:group/verification" component={Verification} />
        <Route path="/g/:group/verification/archive" component={Proof} />
        <Route path="/g/:group/installation" component={Installation} />
        <Route path="/g/:group/inbox" component={Inbox} />
        <Route path="/g/:group/settings" component={Settings} />
        <Route path="/g/:group/audit" component={Audit} />
        <Route path="/me" component={MyPage} />
        <Route path="/administration" component={Administration} />
        <Route path="*" component={NotHere} />
      </Route>
    </Router>
  )
}
