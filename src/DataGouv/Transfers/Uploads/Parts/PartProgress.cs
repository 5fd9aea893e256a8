namespace DataGouv.Transfers.Uploads.Parts;

/// <summary>The bytes of a part that count: those that an earlier attempt has sent already do not count twice.</summary>
internal sealed class PartProgress(ProgressMeter meter, int part)
{
    private int _attempt;
    private long _seen;
    private long _counted;

    /// <summary>The part is sent from its start.</summary>
    public void Begin()
    {
        _attempt++;
        _seen = 0;
    }

    /// <summary>Bytes of the part are sent.</summary>
    public void Advance(int bytes)
    {
        _seen += bytes;
        var fresh = Math.Max(0, _seen - _counted);
        _counted += fresh;
        meter.Add(fresh, part + 1, _attempt);
    }
}
