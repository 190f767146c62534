import { Masthead } from '@/components/frame/Masthead';
import { NoSuchPage } from '@/components/frame/NoSuchPage';
import { readTheme } from './preferences';

export default async function NotFound() {
  return (
    <>
      <Masthead theme={await readTheme()} />
      <NoSuchPage />
    </>
  );
}
