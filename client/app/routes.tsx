// Which address shows what. Screens come when they are asked for.
import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'
import { Outside } from './Outside.tsx'
import { SignedIn } from './SignedIn.tsx'

const RoomScreen = lazy(async () => ({ default: (await import('./RoomScreen.tsx')).RoomScreen }))
const SetUp = lazy(async () => ({ default: (await import('../access/SetUp.tsx')).SetUp }))
const Invitation = lazy(async () => ({ default: (await import('../access/Invitation.tsx')).Invitation }))
const OneTimeLink = lazy(async () => ({ default: (await import('../access/OneTimeLink.tsx')).OneTimeLink }))
const People = lazy(async () => ({ default: (await import('../members/People.tsx')).People }))
const MyPage = lazy(async () => ({ default: (await import('../me/MyPage.tsx')).MyPage }))
const HomeScreen = lazy(async () => ({ default: (await import('../home/HomeView.tsx')).HomeView }))
const RoadMap = lazy(async () => ({ default: (await import('../roadmap/RoadMapView.tsx')).RoadMapView }))
const ToHome = lazy(async () => ({ default: (await import('./ToHome.tsx')).ToHome }))
const NotHere = lazy(async () => ({ default: (await import('./NotHere.tsx')).NotHere }))
const Texts = lazy(async () => ({ default: (await import('../pages/PageList.tsx')).PageList }))
const TextPage = lazy(async () => ({ default: (await import('../pages/PageView.tsx')).PageView }))
const ToTranslate = lazy(async () => ({ default: (await import('../pages/translation/ToTranslate.tsx')).ToTranslate }))
const Projector = lazy(async () => ({ default: (await import('../meeting/projector/ProjectorView.tsx')).ProjectorView }))
const History = lazy(async () => ({ default: (await import('../history/HistoryView.tsx')).HistoryView }))
const ItemPast = lazy(async () => ({ default: (await import('../history/item/ItemPastView.tsx')).ItemPastView }))
const Review = lazy(async () => ({ default: (await import('../review/ReviewView.tsx')).ReviewView }))
const Sessions = lazy(async () => ({ default: (await import('../meeting/SessionList.tsx')).SessionList }))
const Session = lazy(async () => ({ default: (await import('../meeting/SessionView.tsx')).SessionView }))
const Decisions = lazy(async () => ({ default: (await import('../meeting/register/Register.tsx')).Register }))
const Glossary = lazy(async () => ({ default: (await import('../glossary/GlossaryView.tsx')).GlossaryView }))
const Help = lazy(async () => ({ default: (await import('./help/HelpPage.tsx')).HelpPage }))
const Verification = lazy(async () => ({ default: (await import('../history/trust/VerificationScreen.tsx')).VerificationScreen }))

export function Routes() {
  return (
    <Router>
      <Route path="/set-up" component={() => <Outside screen={SetUp} />} />
      <Route path="/invitation" component={() => <Outside screen={Invitation} />} />
      <Route path="/link" component={() => <Outside screen={OneTimeLink} />} />
      <Route component={SignedIn}>
        <Route path={['/', '/sign-in']} component={ToHome} />
        <Route path="/g/:group" component={HomeScreen} />
        <Route path="/g/:group/road-map" component={RoadMap} />
        <Route path="/g/:group/texts" component={Texts} />
        <Route path="/g/:group/texts/:page" component={TextPage} />
        <Route path="/g/:group/translation" component={ToTranslate} />
        <Route path="/g/:group/sessions/:meeting/room" component={RoomScreen} />
        <Route path="/g/:group/sessions/:meeting/projector" component={Projector} />
        <Route path="/g/:group/history" component={History} />
        <Route path="/g/:group/items/:item" component={ItemPast} />
        <Route path="/g/:group/review" component={Review} />
        <Route path="/g/:group/sessions" component={Sessions} />
        <Route path="/g/:group/sessions/:meeting" component={Session} />
        <Route path="/g/:group/decisions" component={Decisions} />
        <Route path="/g/:group/people" component={People} />
        <Route path="/g/:group/glossary" component={Glossary} />
        <Route path="/g/:group/help" component={Help} />
        <Route path="/g/:group/verification" component={Verification} />
        <Route path="/me" component={MyPage} />
        <Route path="*" component={NotHere} />
      </Route>
    </Router>
  )
}
