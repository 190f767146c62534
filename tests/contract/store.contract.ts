import { describeAccounts } from './accounts.contract';
import { describeAlerts } from './alerts.contract';
import { describeAnalysis } from './analysis.contract';
import { describeBaselines } from './baselines.contract';
import { describeChanges } from './changes.contract';
import { describeFeeds } from './feeds.contract';
import { describeItems } from './items.contract';
import { describeRecount } from './recount.contract';
import { describeSearch } from './search.contract';
import { describeTaking } from './taking.contract';
import { describeUpdates } from './updates.contract';
import { describeUpkeep } from './upkeep.contract';
import { describeWatchlists } from './watchlists.contract';
import { describeView } from './view.contract';
import { describeJudgements } from './judgements.contract';
import { describeNews } from './news.contract';
import { openPlace, type MakePlace } from './place';

/** What every engine must do alike. */
export function describeStore(engine: string, makePlace: MakePlace): void {
  describe(`the store on ${engine}`, () => {
    const place = openPlace(makePlace);
    describeFeeds(place);
    describeItems(place);
    describeUpdates(place);
    describeView(place);
    describeSearch(place);
    describeChanges(place);
    describeAnalysis(place);
    describeRecount(place);
    describeBaselines(place);
    describeNews(place);
    describeUpkeep(place);
    describeAccounts(place);
    describeWatchlists(place);
    describeTaking(place);
    describeJudgements(place);
    describeAlerts(place);
  });
}
