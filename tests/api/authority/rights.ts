/** What a caller is answered: let through, led to sign in, led to a second factor, refused, or told that there is nothing. */
export const answers = ['in', 'sign in', 'second factor', 'refused', 'nothing'] as const;
export type Answer = (typeof answers)[number];

/** What each caller is answered, by what they are to the vendor of what the address names, and by whom the route is for. */
const rights = `
                                          | everyone | people  | team    | members | owners  | team and staff | staff         | administrators
signed out                                | in       | sign in | sign in | sign in | sign in | sign in        | sign in       | sign in
person                                    | in       | in      | nothing | nothing | nothing | nothing        | nothing       | nothing
editor                                    | in       | in      | in      | in      | refused | in             | nothing       | nothing
owner                                     | in       | in      | in      | in      | in      | in             | nothing       | nothing
editor of a suspended vendor, reads       | in       | in      | in      | in      | refused | in             | nothing       | nothing
editor of a suspended vendor, writes      | in       | in      | refused | in      | refused | refused        | nothing       | nothing
owner of a suspended vendor, reads        | in       | in      | in      | in      | in      | in             | nothing       | nothing
owner of a suspended vendor, writes       | in       | in      | refused | in      | refused | refused        | nothing       | nothing
moderator                                 | in       | in      | nothing | nothing | nothing | in             | in            | nothing
moderator without a second factor         | in       | in      | nothing | nothing | nothing | second factor  | second factor | nothing
administrator                             | in       | in      | nothing | nothing | nothing | in             | in            | in
administrator without a second factor     | in       | in      | nothing | nothing | nothing | second factor  | second factor | second factor
`;

/** What whoever is signed in is answered where what the address names decides, by the state of its vendor. */
const addressed = `
                    | active  | pending | suspended | deleted
invited, chosen     | in      | in      | in        | nothing
invited, others     | refused | refused | refused   | nothing
joiners, chosen     | in      | in      | refused   | nothing
joiners, others     | refused | refused | refused   | nothing
speakers, chosen    | in      | in      | refused   | nothing
speakers, editor    | refused | refused | refused   | nothing
speakers, others    | refused | nothing | refused   | nothing
awaiting, chosen    | in      | in      | refused   | refused
awaiting, editor    | refused | refused | refused   | refused
awaiting, others    | refused | refused | refused   | refused
`;

/** What each caller is answered, by row and column. */
export type Rights = ReadonlyMap<string, ReadonlyMap<string, Answer>>;

/** The rights by row and audience. @throws Error where the table is not whole */
export const readRights = (): Rights => readTable(rights);

/** The rights of whoever is signed in to what names those it is for. @throws Error where the table is not whole */
export const readAddressed = (): Rights => readTable(addressed);

function readTable(table: string): Rights {
  const [head = '', ...rows] = table.replace(/^\n/, '').trimEnd().split('\n');
  const [, ...columns] = head.split('|').map((cell) => cell.trim());
  return new Map(rows.map((row) => readRow(row, columns)));
}

/** A cell of a table. @throws Error where there is none */
export function cellOf(table: Rights, row: string, column: string): Answer {
  const answer = table.get(row)?.get(column);
  if (answer === undefined) throw new Error(`No answer stands at "${row}", "${column}".`);
  return answer;
}

function readRow(row: string, columns: readonly string[]): readonly [string, ReadonlyMap<string, Answer>] {
  const [name = '', ...cells] = row.split('|').map((cell) => cell.trim());
  const read = columns.map((column, at): readonly [string, Answer] => {
    const answer = answers.find((one) => one === cells[at]);
    if (answer === undefined) throw new Error(`"${name}" lacks an answer for "${column}".`);
    return [column, answer];
  });
  return [name, new Map(read)];
}
