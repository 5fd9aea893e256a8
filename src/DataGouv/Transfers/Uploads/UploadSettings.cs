using DataGouv.Pipeline;
using DataGouv.Transfers.Uploads.Completion;

namespace DataGouv.Transfers.Uploads;

/// <summary>What an upload is made with, from its first byte to the resource.</summary>
/// <param name="Options">The options of the upload.</param>
/// <param name="Limits">How often and how long each of its requests is repeated.</param>
/// <param name="Time">The clock.</param>
/// <param name="Api">The platform.</param>
/// <param name="Turns">Lets uploads of one name make their resources one after the other.</param>
/// <param name="NewId">Makes the identifiers under which the server keeps parts.</param>
internal sealed record UploadSettings(
    UploadOptions Options,
    BackoffLimits Limits,
    TimeProvider Time,
    Uri Api,
    UploadTurns Turns,
    Func<Guid> NewId
);
