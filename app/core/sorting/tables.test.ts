import { describe, expect, it } from 'vitest';
import { parseCsv, readTables } from './tables';

const read = (paths: readonly string[], ...lines: string[]) =>
  Object.fromEntries(
    [...readTables([{ path: 'set/t.csv', text: lines.join('\n') }], paths)].map(
      ([path, { label, role }]) => [path, `${label} ${role}`],
    ),
  );

describe('readTables', () => {
  it('finds photos dropped with more folders or fewer, or below a folder of another name', () => {
    const lines = ['image,label', 'set/images/1.png,good', 'set/images/2.png,bad'];
    for (const root of ['disk/set/images', 'set/images', 'images', 'set (1)/images', '']) {
      const paths = ['1.png', '2.png'].map((name) => (root === '' ? name : `${root}/${name}`));
      expect(Object.values(read(paths, ...lines)), root).toEqual(['good null', 'defective null']);
    }
  });

  it('does not take the line of another product', () => {
    const lines = [
      'image,split,label',
      'candle/Images/Normal/0.JPG,test,normal',
      'capsules/Images/Normal/0.JPG,train,normal',
      'cashew/Images/Normal/0.JPG,test,normal',
    ];
    const own = 'capsules/Images/Normal/0.JPG';
    expect(read([own], ...lines)).toEqual({ [own]: 'good train' });
    const other = 'fryum/Images/Normal/0.JPG';
    expect(read([other], ...lines)).toEqual({});
  });

  it('takes a class that names no condition for a defect beside good ones alone', () => {
    expect(read(['1.png', '2.png'], 'image,class', '1.png,bottle', '2.png,nut')).toEqual({});
    expect(read(['1.png', '2.png'], 'image,class', '1.png,ok', '2.png,melded')).toEqual({ '1.png': 'good null', '2.png': 'defective null' }); // prettier-ignore
    expect(read(['1.png'], 'image,class', '1.png,scratch')).toEqual({ '1.png': 'defective null' });
    expect(read(['1.png', '2.png'], 'image,label', '1.png,0', '2.png,1')).toEqual({});
  });

  it('leaves a split that puts defective parts among the references', () => {
    const lines = ['image,split,label', '1.png,train,ok', '2.png,train,ng'];
    expect(read(['1.png', '2.png'], ...lines)).toEqual({ '1.png': 'good null', '2.png': 'defective null' }); // prettier-ignore
  });
});

it('reads quotes, semicolons, tabs and a byte order mark', () => {
  expect(parseCsv('\ufeffa;b\r\n"1;2";"say ""x"""\r\n\r\n')).toEqual([['a', 'b'], ['1;2', 'say "x"']]); // prettier-ignore
  expect(parseCsv('a\tb\tc,d')).toEqual([['a', 'b', 'c,d']]);
  expect(parseCsv('')).toEqual([]);
});
