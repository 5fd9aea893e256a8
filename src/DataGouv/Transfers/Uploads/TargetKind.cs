namespace DataGouv.Transfers.Uploads;

/// <summary>The four places that a file can be uploaded to.</summary>
internal enum TargetKind
{
    /// <summary>A new resource of a dataset.</summary>
    NewResource,

    /// <summary>The file of a resource.</summary>
    Resource,

    /// <summary>A new community resource.</summary>
    NewCommunityResource,

    /// <summary>The file of a community resource.</summary>
    CommunityResource,
}
