/** Words of passing an organization on, and of leaving its team. */
export const leavingWords = {
  en: {
    transferTitle: 'Pass the organization on',
    transferHint: 'Another member becomes an owner in your place, and you stay as an editor.',
    transferBegin: 'Choose the new owner',
    transferTo: 'New owner',
    transferSure: 'They can then change the team, the names and the website, and remove you. Only an owner can give it back.',
    transferDo: 'Yes, pass it on',
    leaveTitle: 'Leave the team',
    leaveHint: 'The last owner cannot leave: somebody must look after the organization.',
    leaveBegin: 'Leave this team',
    leaveSure: 'You lose at once what you may do for the organization. To come back, you need a new invitation.',
    leaveDo: 'Yes, leave the team',
  },
  fr: {
    transferTitle: 'Céder l’organisation',
    transferHint: 'Un autre membre devient propriétaire à votre place, et vous restez dans l’équipe pour rédiger.',
    transferBegin: 'Choisir la nouvelle personne propriétaire',
    transferTo: 'Nouvelle personne propriétaire',
    transferSure: 'Cette personne pourra modifier l’équipe, les noms et le site Web, et vous retirer de l’équipe. Seule une personne propriétaire pourra vous rendre ce rôle.',
    transferDo: 'Oui, la céder',
    leaveTitle: 'Quitter l’équipe',
    leaveHint: 'La dernière personne propriétaire ne peut pas partir\u00a0: quelqu’un doit s’occuper de l’organisation.',
    leaveBegin: 'Quitter cette équipe',
    leaveSure: 'Vous perdez aussitôt vos droits sur l’organisation. Pour y revenir, il vous faudra une nouvelle invitation.',
    leaveDo: 'Oui, quitter l’équipe',
  },
} as const;
