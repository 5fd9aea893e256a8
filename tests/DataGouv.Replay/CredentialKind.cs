namespace DataGouv.Replay;

internal enum CredentialKind
{
    Anonymous,
    ApiKey,
    Bearer,
    Session,
}
