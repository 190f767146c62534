import { read, rssItem } from './documents';

const ENTRY = '<title>One</title><description>Short</description><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Long&lt;/p&gt;</content:encoded>';
const JSON_FEED = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', items: [{ id: '1', title: 'One', summary: 'Short', content_text: 'Long' }, { id: '2', title: 'Two', content_text: 'Long' }] });

describe('the article’s text', () => {
  it('is left out beside a summary unless it is asked for', async () => {
    expect((await read(rssItem(ENTRY), { wholeContent: false })).items[0]).toMatchObject({ summary: 'Short', content: '' });
    expect((await read(rssItem(ENTRY))).items[0]).toMatchObject({ summary: 'Short', content: 'Long' });
  });

  it('is there where a summary is missing', async () => {
    const withoutSummary = ENTRY.replace('<description>Short</description>', '');
    expect((await read(rssItem(withoutSummary), { wholeContent: false })).items[0]).toMatchObject({ summary: '', content: 'Long' });
    expect((await read(JSON_FEED, { wholeContent: false })).items.map((item) => item.content)).toEqual(['', 'Long']);
  });
});
