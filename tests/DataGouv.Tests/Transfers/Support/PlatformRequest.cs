namespace DataGouv.Tests.Transfers.Support;

/// <summary>What kind of request an upload consists of.</summary>
internal enum UploadStep
{
    /// <summary>A file in one request.</summary>
    Whole,

    /// <summary>A part of a file.</summary>
    Part,

    /// <summary>The request that puts the parts together.</summary>
    Final,
}

/// <summary>An upload request that has arrived, before anything is done about it.</summary>
/// <param name="Step">What it is.</param>
/// <param name="Part">Which part.</param>
/// <param name="Time">The how manieth time this very step arrives, from 1.</param>
internal sealed record PlatformRequest(UploadStep Step, int? Part, int Time);

/// <summary>What goes wrong with it.</summary>
internal enum PlatformFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The connection is cut, and nothing is stored.</summary>
    CutBefore,

    /// <summary>Everything is stored, and the connection is cut before the answer.</summary>
    CutAfter,

    /// <summary>500, and nothing is stored.</summary>
    Refuse,

    /// <summary>504 of a gateway, and everything is stored.</summary>
    GatewayAfter,

    /// <summary>Everything is stored, and a proxy answers with a page of its own.</summary>
    PageAfter,

    /// <summary>Everything is stored, and the answer is empty.</summary>
    NothingAfter,

    /// <summary>What is stored is not what was sent.</summary>
    Corrupt,
}
