// Which address shows what. Screens come when they are asked for.
import { Route, Router } from '@solidjs/router'
import { type Component, lazy } from 'solid-js'
import { Home } from './Home.tsx'
import { NotHere } from './NotHere.tsx'
import { Outside } from './Outside.tsx'
import { SignedIn } from './SignedIn.tsx'

const SetUp = lazy(async () => ({ default: (await import('../access/SetUp.tsx')).SetUp }))
const Invitation = lazy(async () => ({ default: (await import('../access/Invitation.tsx')).Invitation }))
const OneTimeLink = lazy(async () => ({ default: (await import('../access/OneTimeLink.tsx')).OneTimeLink }))
const People = lazy(async () => ({ default: (await import('../members/People.tsx')).People }))
const MyPage = lazy(async () => ({ default: (await import('../me/MyPage.tsx')).MyPage }))
// Until the other screens exist their paths lead to NotHere; then these become plain imports.
const VIEWS = import.meta.glob<Record<string, Component>>(['../roadmap/RoadMapView.tsx', '../pages/PageList.tsx', '../pages/PageView.tsx'])
const view = (path: string, name: string): Component => lazy(async () => ({ default: (await VIEWS[path]?.())?.[name] ?? NotHere }))
const RoadMap = view('../roadmap/RoadMapView.tsx', 'RoadMapView')
const Texts = view('../pages/PageList.tsx', 'PageList')
const TextPage = view('../pages/PageView.tsx', 'PageView')

export function Routes() {
  return (
    <Router>
      <Route path="/set-up" component={() => <Outside screen={SetUp} />} />
      <Route path="/invitation" component={() => <Outside screen={Invitation} />} />
      <Route path="/link" component={() => <Outside screen={OneTimeLink} />} />
      <Route component={SignedIn}>
        <Route path={['/', '/sign-in']} component={Home} />
        <Route path="/g/:group" component={Home} />
        <Route path="/g/:group/road-map" component={RoadMap} />
        <Route path="/g/:group/texts" component={Texts} />
        <Route path="/g/:group/texts/:page" component={TextPage} />
        <Route path="/g/:group/people" component={People} />
        <Route path="/me" component={MyPage} />
        <Route path="*" component={NotHere} />
      </Route>
    </Router>
  )
}
