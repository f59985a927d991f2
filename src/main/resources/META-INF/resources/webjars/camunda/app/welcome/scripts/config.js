export default {
  app: { name: 'Welcome', vendor: 'Meibo' },
  requireJsConfig: {
    deps: ['meibo'],
    ngDeps: ['meibo'],
    paths: { meibo: '/assets/webapps' }
  }
};
