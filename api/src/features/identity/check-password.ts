import { isCommon, isPersonal } from './common-password.rules.ts';
import { leastPasswordCharacters } from './password.rules.ts';
import { refuseAs, type RefusalName } from './texts.ts';

type Chosen = { readonly password: string; readonly name: string; readonly email: string };

/** What makes a new password easy to guess, if anything. */
export function passwordFault({ password, name, email }: Chosen): RefusalName | undefined {
  if (password.length < leastPasswordCharacters) return 'tooShort';
  if (isCommon(password)) return 'tooCommon';
  return isPersonal(password, [name, email]) ? 'tooPersonal' : undefined;
}

/** Holds a new password to what makes one hard to guess. @throws Refusal that says what is wrong with it */
export function assertGoodPassword(chosen: Chosen): void {
  const fault = passwordFault(chosen);
  if (fault !== undefined) throw refuseAs(fault, 'password');
}
