namespace DataGouv.Contract.Tests.Judging;

/// <summary>How a document stands to an exchange: it agrees, or the first thing on which it does not.</summary>
internal enum Outcome
{
    Agrees,
    NoOperation,
    StatusNotDeclared,
    BodyNotDeclared,
    BodyMissing,
    BodyInvalid,
    MediaTypeNotDeclared,
}
